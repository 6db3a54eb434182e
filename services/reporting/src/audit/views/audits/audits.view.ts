import { defineView } from '@mingjian/service-kit';
import { z } from 'zod';

/** A mandate in a list. Dates are `YYYY-MM-DD`. */
export interface ListedAudit {
  readonly audit: string;
  readonly organ: string;
  readonly organs: readonly string[];
  readonly basis: string;
  readonly period: { readonly from: string; readonly to: string };
  readonly validFrom: string;
  /** The first day on which it holds no longer. */
  readonly validTo: string;
  readonly inForce: boolean;
  /** Whether the reader carries it out. */
  readonly own: boolean;
}

/** Mandates that the reader carries out or that one of their organs commissioned, those in force first. */
export const auditList = defineView({
  name: 'audit.list',
  path: 'audits',
  permission: 'audit.read',
  query: z.strictObject({}),
  handle: async ({ organs, principal, today, engine }) => {
    const { rows } = await engine.pool.query<ListedAudit>(
      `select audit, organ, organs, basis, jsonb_build_object('from', period_from::text, 'to', period_to::text) as period,
              valid_from::text as "validFrom", valid_to::text as "validTo",
              not ended and valid_from <= $3::date and $3::date < valid_to as "inForce", $2 = any(auditors) as own
       from read.audits
       where $2 = any(auditors) or $1::text[] is null or organ = any($1)
       order by "inForce" desc, valid_from desc, audit limit 1000`,
      [organs === 'all' ? null : organs, principal?.sub ?? '', today],
    );
    return { audits: rows };
  },
});
