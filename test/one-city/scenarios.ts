import { describe, expect, it } from '@jest/globals';
import { SECTION, staff, type StaffRole } from '@mingjian/service-kit/testing';
import { seededCalendar } from '../../tools/src/city/seeded-calendar.js';
import { ProblemError, type Client, type PersonClient } from '../../tools/src/client/index.js';
import { scenarios } from '../../tools/src/scenario/declared/index.js';
import { runScenarios } from '../../tools/src/scenario/run-scenarios.js';
import type { Stage } from '../../tools/src/scenario/scene.js';
import { city } from './city.js';

/** The tools' client speaks to the entry; here each service is asked itself. */
const personClient = (sub: string | undefined): PersonClient => {
  const person = city.as(sub);
  const pathIn = (path: string): string => path.replace(/^\/api\/([a-z]+)\/v1\//, '$1/');
  const answer = <Body>(status: number, body: unknown, path: string) => {
    if (status >= 400) throw ProblemError.of(status, body, path);
    return { status, body: body as Body };
  };
  return {
    async post<Body>(path: string, body: unknown) {
      const { status, body: said } = await person.post(pathIn(path), body);
      return answer<Body>(status, said, path);
    },
    async get<Body>(path: string) {
      const { status, body } = await person.get(pathIn(path));
      return answer<Body>(status, body, path);
    },
  };
};

const stage = async (): Promise<Stage> => {
  const client: Client = {
    as: personClient,
    get: (path) => personClient(undefined).get(path),
    close: () => Promise.resolve(),
  };
  return {
    client,
    organ: 'transport',
    section: SECTION,
    otherOrgan: 'water',
    calendar: await seededCalendar(),
    personWith: (role, organ) => staff(role as StaffRole, organ),
    today: () => city.today,
    setDate: (day) => city.setDate(day),
    settle: () => city.settle(),
  };
};

/** Nothing that moves the clock: other specs share it. */
const quick = [
  'result-3.1',
  'result-3.3.4',
  'result-3.4.1',
  'remedy-suitDirect-corrected',
  'publication-licenceOrPenalty',
  'channel-ordinaryMail',
  'rule-facts-corrected',
  'rule-split',
  'rule-wrong-organ',
  'rule-record-correction',
];

describe('scenarios', () => {
  it('are refused without what they need, and the annual report grows by exactly what they count as (Arts 26, 31, 32, 36)', async () => {
    const chosen = scenarios.filter(({ id }) => quick.includes(id));
    const { played, differences, unbalanced } = await runScenarios(chosen, await stage());
    expect(played.map(({ scenario, fault }) => [scenario.id, fault])).toEqual(quick.map((id) => [id, undefined]));
    expect(differences).toEqual([]);
    expect(unbalanced).toEqual([]);
  });
});
