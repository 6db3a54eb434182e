import { auditedKinds, organId, serviceNames, type Cut } from '@mingjian/contracts';
import { actOn, Problem } from '@mingjian/service-kit';
import type { Pool } from 'pg';
import { z } from 'zod';
import { audits } from '../../audit.aggregates.js';
import { auditedOrgan, ownAudit } from '../../mandate.js';
import { populationAt } from '../../population.js';

/**
 * An auditor draws a sample of a kind of things in the mandate's reach, from everything that the record holds completely: by a seed that they state,
 * so that anybody can draw it again. Every sample is kept, also one that somebody would rather not have drawn.
 */
export const draw = actOn(audits)({
  name: 'audit.draw',
  path: 'audits/:id/samples',
  permission: 'audit.draw',
  scope: auditedOrgan,
  body: z.strictObject({
    kind: z.enum(auditedKinds),
    /** Absent: all organs of the mandate. */
    organs: z.array(organId).min(1).max(200).optional(),
    seed: z.string().trim().min(8).max(80),
    size: z.number().int().min(1).max(500),
  }),
  command: async ({ id, body, actor, today, engine }) => {
    const audit = await ownAudit(engine, id, actor.sub);
    const organs = body.organs ?? audit.organs;
    if (organs.some((organ) => !audit.organs.includes(organ))) throw Problem.of('request.notFound');
    const cut = await completeCut(engine.pool);
    const population = await populationAt(engine.pool, audit, { kind: body.kind, organs, cut });
    const { kind, seed, size } = body;
    return { type: 'Draw', kind, organs, cut, seed, size, population, by: actor.sub, today };
  },
});

/** Everything that has arrived without a gap. */
const completeCut = async (pool: Pool): Promise<Cut> => {
  const { rows } = await pool.query<{ source: string; complete: number }>(
    'select source, contiguous::float8 as complete from record.heads',
  );
  const complete = new Map(rows.map((row) => [row.source, row.complete]));
  return Object.fromEntries(serviceNames.map((source) => [source, complete.get(source) ?? 0])) as Cut;
};
