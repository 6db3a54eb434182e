import { addDays } from '@mingjian/calendar';
import { organId } from '@mingjian/contracts';
import { defineView } from '@mingjian/service-kit';
import { z } from 'zod';
import { likenessAmong } from '../../domain/index.js';
import { applicantsOf, askedOf, describedBy } from './asked.query.js';

const COMPARED = 500;
/** Results by which something was given: it may be open to all (Art 44). */
const GIVEN = ['3.1', '3.2'];

/**
 * What several applicants asked an organ for, the most asked first, with what became of it: a suggestion to propose it for publication (Art 44,
 * `conversions`). How many applicants are many is for the organ to say (`atLeast`).
 */
export const oftenAsked = defineView({
  name: 'application.oftenAsked',
  path: 'often-asked',
  permission: 'personal.read',
  query: z.strictObject({
    organ: organId,
    days: z.coerce.number().int().min(1).max(3660).default(366),
    atLeast: z.coerce.number().int().min(2).max(1000).default(3),
  }),
  handle: async ({ query: { organ, days, atLeast }, engine, directory, today, requireOrgan }) => {
    requireOrgan(organ);
    const organs = [organ, ...directory.predecessorsOf(organ, today)];
    const asked = await askedOf(engine, { organs, since: addDays(today, -days), atMost: COMPARED });
    const byId = new Map(asked.map((one) => [one.application, one]));
    const groups = likenessAmong(await describedBy(engine, asked)).groups();
    const applicants = await applicantsOf(
      engine,
      groups.flat().map((application) => byId.get(application)!),
    );
    const topics = groups
      .map((group) => {
        const members = group.map((application) => byId.get(application)!);
        return {
          applicants: new Set(group.map((application) => applicants.get(application))).size,
          given: members.some(({ result }) => result !== null && GIVEN.includes(result)),
          conversions: [...new Set(members.flatMap(({ conversions }) => conversions))],
          applications: members.map(({ application, number, askedOn, result }) => ({
            application,
            number,
            askedOn,
            result,
          })),
        };
      })
      .filter((topic) => topic.applicants >= atLeast)
      .sort((one, other) => other.applicants - one.applicants);
    return { organ, compared: asked.length, topics };
  },
});
