import { SECTION, staff, type City, type StaffRole } from '@mingjian/service-kit/testing';
import { seededCalendar } from '../tools/src/city/seeded-calendar.js';
import { ProblemError, type Client, type PersonClient } from '../tools/src/client/index.js';
import type { Stage } from '../tools/src/scenario/scene.js';

/** The tools' client speaks to the entry; here each service is asked itself. */
const personClient = (city: City, sub: string | undefined): PersonClient => {
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

/** The transport bureau of a spec's city, for what the tools play on a stage. */
export const stageOf = async (city: City): Promise<Stage> => {
  const client: Client = {
    as: (sub) => personClient(city, sub),
    get: (path) => personClient(city, undefined).get(path),
    close: () => Promise.resolve(),
  };
  return {
    client,
    organ: 'transport',
    section: SECTION,
    supervisor: 'city',
    otherOrgan: 'water',
    calendar: await seededCalendar(),
    personWith: (role, organ) => staff(role as StaffRole, organ),
    today: () => city.today,
    setDate: (day) => city.setDate(day),
    settle: () => city.settle(),
  };
};
