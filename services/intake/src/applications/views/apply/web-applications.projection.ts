import { applicationEvents, type ApplicationEvent } from '@mingjian/contracts';
import type { Projection } from '@mingjian/projections';
import type { Pool } from 'pg';
import { receiptNumber } from '../../receipt-number.js';

type DataOf<Type extends ApplicationEvent['type']> = Extract<ApplicationEvent, { type: Type }>['data'];

const { ApplicationRegistered, ApplicationSubmitted, QueryCodeIssued } = applicationEvents;
const concerned: readonly string[] = [
  ApplicationRegistered.wireType,
  ApplicationSubmitted.wireType,
  QueryCodeIssued.wireType,
];

/**
 * Applications by the query code that opens them, so that a code finds its own; nothing in it names a person. It began with those sent in on line, and a
 * projection keeps its name, which its stored tables go by.
 */
export const webApplicationsProjection: Projection = {
  name: 'web_applications',
  sources: ['intake'],
  tables: ['web_applications'],
  createTables: (schema) => `
    CREATE TABLE ${schema}.web_applications (
      application uuid PRIMARY KEY,
      -- Null while no code was handed out.
      held_by text COLLATE "C",
      submitted_on date NOT NULL,
      receipt text NOT NULL,
      number text
    );
    CREATE INDEX ON ${schema}.web_applications (held_by) WHERE held_by IS NOT NULL;`,

  concerns: ({ type }) => concerned.includes(type),

  async apply(client, schema, events) {
    const submitted = events.flatMap(({ name, data }) => {
      if (name !== 'ApplicationSubmitted') return [];
      const told = data as DataOf<'ApplicationSubmitted'>;
      const { application, appliedBy, followedBy, submittedOn } = told;
      return [{ application, heldBy: appliedBy ?? followedBy ?? null, submittedOn, receipt: receiptNumber(told) }];
    });
    const registered = events.flatMap(({ name, data }) => {
      const { application, number } = data as DataOf<'ApplicationRegistered'>;
      return name === 'ApplicationRegistered' ? [{ application, number }] : [];
    });
    // Of several the last one opens.
    const issued = new Map(
      events.flatMap(({ name, data }) => {
        const { application, heldBy } = data as DataOf<'QueryCodeIssued'>;
        return name === 'QueryCodeIssued' ? [[application, heldBy] as const] : [];
      }),
    );
    await client.query(
      `INSERT INTO ${schema}.web_applications (application, held_by, submitted_on, receipt)
       SELECT application, "heldBy", "submittedOn", receipt
       FROM jsonb_to_recordset($1::jsonb) AS s(application uuid, "heldBy" text, "submittedOn" date, receipt text) ON CONFLICT DO NOTHING`,
      [JSON.stringify(submitted)],
    );
    await client.query(
      `UPDATE ${schema}.web_applications w SET number = r.number
       FROM jsonb_to_recordset($1::jsonb) AS r(application uuid, number text) WHERE w.application = r.application`,
      [JSON.stringify(registered)],
    );
    if (issued.size === 0) return;
    await client.query(
      `UPDATE ${schema}.web_applications w SET held_by = i."heldBy"
       FROM jsonb_to_recordset($1::jsonb) AS i(application uuid, "heldBy" text) WHERE w.application = i.application`,
      [JSON.stringify([...issued].map(([application, heldBy]) => ({ application, heldBy })))],
    );
  },
};

export interface WebApplication {
  readonly application: string;
  /** 回执号. */
  readonly receipt: string;
  /** Of the register; null before it is there. */
  readonly number: string | null;
}

/** What a query code opens, by whoever holds it, the first first. */
export const applicationsOf = async (pool: Pool, heldBy: string): Promise<readonly WebApplication[]> => {
  const { rows } = await pool.query<WebApplication>(
    `SELECT application, receipt, number
     FROM read.web_applications WHERE held_by = $1 ORDER BY submitted_on, application`,
    [heldBy],
  );
  return rows;
};
