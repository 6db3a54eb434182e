import { addDays } from '@mingjian/calendar';
import { instantOf, type CivilDate } from '@mingjian/core';
import { administrator } from '../city/people.js';
import type { Client } from '../client/index.js';
import type { Post } from './actors.js';
import { atMost } from './at-once.js';
import { performCase, type KnownIds } from './perform-case.js';
import { performItem, performRemedy, performTally } from './perform-others.js';
import type { Moment, Plan } from './plan.js';
import { settle } from './settle.js';
import { personOf } from './units.js';

export interface LifeOptions {
  readonly plan: Plan;
  readonly client: Client;
  /** Called after each day. */
  readonly onDay: (day: CivilDate, commands: number) => void;
  /** Called after each step of the plan, with how many are done. */
  readonly onStep?: (done: number, day: CivilDate) => void;
}

const AT_ONCE = 64;
/** What happens on a day happens at nine in the morning; timers fire when the day begins. */
const HOUR = 9;

/** Plays the plan: each day the clock is set, what is due fires by itself, people act, and everything settles before the next day. */
export const live = async ({ plan, client, onDay, onStep }: LifeOptions): Promise<number> => {
  const ids: KnownIds = new Map();
  let commands = 0;
  let steps = 0;
  const post: Post = async (unit, role, path, body, commandId) => {
    const sub = personOf(unit, role);
    const { body: answer } = await client.as(sub).post<{ id: string; version: number }>(path, body, { commandId });
    commands += 1;
    return answer;
  };
  const clock = client.as(administrator.sub);

  for (let day = plan.start; day <= plan.end; day = addDays(day, 1)) {
    await clock.post('/simulation/clock', { now: instantOf(day, HOUR).toISOString() });
    // An opening balance stands at the end of a year, so it is imported on the first day of the next.
    if (day === plan.openingsOn) await importOpenings(plan, post);
    const moments = plan.days.get(day) ?? [];
    if (moments.length > 0) {
      await atMost(AT_ONCE, byThing(moments), async (ofThing) => {
        for (const moment of ofThing) {
          await perform(moment, day, post, ids);
          onStep?.((steps += 1), day);
        }
      });
    }
    await settle(client);
    onDay(day, commands);
  }
  return commands;
};

const importOpenings = async (plan: Plan, post: Post): Promise<void> => {
  for (const { unit, year, ...inForce } of plan.openings) {
    const body = { organ: unit, year, carriedForward: {}, ...inForce, source: '上年度公开年报（演示）' };
    await post(unit, 'statistician', '/api/reporting/v1/opening-balances', body, `opening-${unit}-${year}`);
  }
};

/** What is done to one thing on one day is done in order; different things side by side. */
const byThing = (moments: readonly Moment[]): readonly (readonly Moment[])[] => {
  const things = new Map<string, Moment[]>();
  for (const [index, moment] of moments.entries()) {
    const key =
      moment.kind === 'case'
        ? moment.case.key
        : moment.kind === 'tally'
          ? `tally ${moment.unit} ${index % 4}`
          : moment.key;
    things.set(key, [...(things.get(key) ?? []), moment]);
  }
  return [...things.values()];
};

const perform = (moment: Moment, day: CivilDate, post: Post, ids: KnownIds): Promise<void> => {
  switch (moment.kind) {
    case 'case':
      return performCase(moment, day, post, ids);
    case 'item':
      return performItem(moment, post, ids);
    case 'remedy':
      return performRemedy(moment, day, post, ids);
    case 'tally':
      return performTally(moment, post);
  }
};
