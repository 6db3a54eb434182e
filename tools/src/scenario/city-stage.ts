import { civilDateOf, instantOf, type CivilDate } from '@mingjian/core';
import { administrator, personWith } from '../city/people.js';
import { seededCalendar } from '../city/seeded-calendar.js';
import type { Client } from '../client/index.js';
import { settle } from '../demo/settle.js';
import type { Stage } from './scene.js';

const HOUR = 9;

/** The transport bureau of the sample city, in a city whose clock is simulated. */
export const cityStage = async (client: Client): Promise<Stage> => {
  const clock = client.as(administrator.sub);
  const organ = 'yunze-transport';
  let today = civilDateOf(new Date((await clock.get<{ now: string }>('/simulation/clock')).body.now));
  return {
    client,
    organ,
    section: 'roads',
    supervisor: 'yunze-office',
    otherOrgan: 'yunze-weitang',
    calendar: await seededCalendar(),
    personWith: (role, of = organ) => personWith(role, of).sub,
    today: () => today,
    async setDate(day: CivilDate) {
      await clock.post('/simulation/clock', { now: instantOf(day, HOUR).toISOString() });
      today = day;
      await settle(client);
    },
    settle: () => settle(client),
  };
};
