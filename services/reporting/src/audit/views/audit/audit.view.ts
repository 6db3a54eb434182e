import { defineView, Problem, thingOf } from '@mingjian/service-kit';
import { z } from 'zod';
import { audits } from '../../audit.aggregates.js';
import { inForce } from '../../domain/index.js';
import { auditOf } from '../../mandate.js';

/** A mandate and the samples that were drawn under it: for those who carry it out, and for the organ that commissioned it. */
export const auditFile = defineView({
  name: 'audit.file',
  path: 'audits/:id',
  permission: 'audit.read',
  query: z.strictObject({}),
  thing: thingOf(audits),
  handle: async ({ params, engine, principal, today, requireOrgan }) => {
    const audit = await auditOf(engine, params['id'] ?? '');
    if (!audit) throw Problem.of('request.notFound');
    if (!principal || !audit.auditors.includes(principal.sub)) requireOrgan(audit.organ);
    return { ...audit, inForce: inForce(audit, today) };
  },
});
