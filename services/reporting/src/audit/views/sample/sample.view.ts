import { defineView, Problem, thingOf } from '@mingjian/service-kit';
import { z } from 'zod';
import { audits } from '../../audit.aggregates.js';
import { drawSample, populationDigest } from '../../domain/index.js';
import { auditOf } from '../../mandate.js';
import { populationAt } from '../../population.js';

/** A sample drawn again on the spot: the population gathered anew at its cut, its digest, and whether the same things come out. */
export const sample = defineView({
  name: 'audit.sample',
  path: 'audits/:id/samples/:sample',
  permission: 'audit.read',
  query: z.strictObject({}),
  thing: thingOf(audits),
  handle: async ({ params, engine, principal, requireOrgan }) => {
    const audit = await auditOf(engine, params['id'] ?? '');
    if (!audit) throw Problem.of('request.notFound');
    if (!principal || !audit.auditors.includes(principal.sub)) requireOrgan(audit.organ);
    const drawn = audit.samples.find((one) => String(one.sample) === params['sample']);
    if (!drawn) throw Problem.of('request.notFound');
    const population = await populationAt(engine.pool, audit, drawn);
    const again = {
      population: population.length,
      populationDigest: populationDigest(population),
      drawn: drawSample(population, drawn.seed, drawn.size),
    };
    const same = again.populationDigest === drawn.populationDigest && again.drawn.join('\n') === drawn.drawn.join('\n');
    return { ...drawn, again, agrees: same };
  },
});
