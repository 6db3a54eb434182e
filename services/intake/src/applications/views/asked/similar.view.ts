import { addDays } from '@mingjian/calendar';
import { defineView, Problem, thingOf } from '@mingjian/service-kit';
import { z } from 'zod';
import { applications } from '../../application.aggregate.js';
import { likenessAmong } from '../../domain/index.js';
import { applicantsOf, askedOf, describedBy } from './asked.query.js';

/** Of so many applications at most, the newest, one is compared with. */
const COMPARED = 2_000;
const SUGGESTED = 20;

/**
 * Applications to the organ, or to those that it succeeds, that ask for something like this one, the most alike first: a suggestion for whoever finds
 * a repeated one (Art 36(6)), an earlier answer to copy, or a double entry. A person decides; nothing follows by itself. Texts are opened to be
 * compared, and are not shown.
 */
export const similarApplications = defineView({
  name: 'application.similar',
  path: 'applications/:id/similar',
  permission: 'personal.read',
  query: z.strictObject({ days: z.coerce.number().int().min(1).max(3660).default(1098) }),
  thing: thingOf(applications),
  handle: async ({ params, query, engine, directory, today, requireOrgan }) => {
    const id = params['id'] ?? '';
    const { state } = await engine.pipeline.load(applications, id);
    if (state.phase === 'absent') throw Problem.of('request.notFound');
    requireOrgan(state.organ);
    const organs = [state.organ, ...directory.predecessorsOf(state.organ, today)];
    const others = await askedOf(engine, { organs, since: addDays(today, -query.days), atMost: COMPARED });
    const found = likenessAmong(await describedBy(engine, others))
      .like(id)
      .slice(0, SUGGESTED);
    const byId = new Map(others.map((one) => [one.application, one]));
    const alike = found.map(({ key, score }) => ({ ...byId.get(key)!, score: Math.round(score * 100) / 100 }));
    const own = byId.get(id);
    const applicants = await applicantsOf(engine, own ? [own, ...alike] : []);
    return {
      application: id,
      compared: Math.max(0, others.length - 1),
      similar: alike.map(({ application, number, askedOn, result, score }) => ({
        application,
        number,
        askedOn,
        result,
        score,
        sameApplicant: applicants.has(id) && applicants.get(application) === applicants.get(id),
      })),
    };
  },
});
