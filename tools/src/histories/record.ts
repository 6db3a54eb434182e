import { sha256, type Actor } from '@mingjian/contracts';
import { instantOf, type Clock } from '@mingjian/core';
import { createMemoryEventStore } from '@mingjian/event-store/memory';
import { CommandPipeline, streamOf } from '@mingjian/service-kit';
import type { Scenario } from '@mingjian/service-kit/testing';

/** What commands of all aggregates may carry. */
interface Told {
  readonly type?: string;
  readonly today?: string;
  readonly by?: string;
}

const FIRST_DAY = '2026-01-05';

/**
 * Plays a scenario through the command pipeline, the domain as it is now, and gives the envelopes that it appended: canonical text, one a
 * line. Only the store is in memory and the clock stands at noon of each command's day, so the same domain gives the same text.
 * @throws RangeError for a command that leaves no event
 */
export const recordHistory = async ({ name, aggregate, id, commands }: Scenario): Promise<string> => {
  const service = Object.values(aggregate.events)[0]!.service;
  const store = createMemoryEventStore(service);
  const chain = `${aggregate.name}-${name}`;
  let today = FIRST_DAY;
  const clock: Clock = { simulated: true, now: () => instantOf(today, 12) };
  const pipeline = new CommandPipeline(service, store, clock);
  for (const [index, command] of commands.entries()) {
    const { type, today: on, by }: Told = command;
    today = on ?? today;
    const before = (await store.head()).sequence;
    const commandId = `${chain}-${index + 1}`;
    const actor = actorOf(by, service);
    const cause = {
      sub: actor.sub,
      commandId,
      digest: sha256(`${commandId} ${type}`),
      correlationId: `${chain}-1`,
      causationId: commandId,
    };
    const outcome = await pipeline.perform({
      name: commandId,
      aggregate,
      id,
      cause,
      prepare: () => ({ actor, actingFor: null, command }),
    });
    if ((await store.head()).sequence === before) {
      throw new RangeError(`${chain}: ${type} left no event: ${JSON.stringify(outcome.body)}`);
    }
  }
  const events = await store.readStream(streamOf(aggregate, id));
  return events.map(({ body }) => `${body}\n`).join('');
};

const actorOf = (by: string | undefined, service: string): Actor =>
  by === undefined
    ? { sub: `system:${service}`, organ: null, role: 'service', grant: null }
    : { sub: by, organ: 'transport', role: 'handler', grant: null };
