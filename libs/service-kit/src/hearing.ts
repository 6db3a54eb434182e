import { decodeEnvelope, upcast } from '@mingjian/contracts';
import type { EventLog, RecordedEvent } from '@mingjian/event-store';
import {
  arrivedIn,
  startInbox,
  watchGaps,
  type MessageBus,
  type Parked,
  type ParkedStranger,
  type StrangeMessage,
} from '@mingjian/messaging';
import { isDirectoryEvent } from '@mingjian/reference';
import type { Pool } from 'pg';
import type { ServiceDefinition } from './definition.js';
import type { DirectoryFeed } from './directory-feed.js';
import type { Engine } from './engine.js';
import { createOwnLogBus } from './own-log-bus.js';
import type { Reaction } from './reaction.js';

/** What a service takes from the bus. */
export interface Hearing {
  lag(): Promise<number>;
  /** What waits for a person: by key, messages that are no events, and then events in order. */
  parked(): Promise<readonly (ParkedStranger | Parked)[]>;
  /** Deals with the parked events of a key again, in order, until one fails. @returns how many were dealt with */
  replay(key: string): Promise<number>;
  /** Events that are being dealt with in this moment. */
  readonly busy: number;
  readonly trouble: Error | null;
  /** For a service that records: its copies of the services' logs, to project from instead of its own. */
  readonly logs?: readonly EventLog[];
  stop(): Promise<void>;
}

export interface HearingOptions {
  readonly definition: ServiceDefinition;
  readonly engine: Engine;
  readonly bus: MessageBus;
  readonly pool: Pool;
  readonly feed: DirectoryFeed;
}

/**
 * Contract events become commands by the service's reactions; directory events go to its copy of the directory. What the service tells
 * itself is read from its own log: it needs no way out and in again.
 */
export const startHearing = async ({ definition, engine, bus, pool, feed }: HearingOptions): Promise<Hearing> => {
  if (definition.record) return definition.record({ engine, bus, pool, feed });
  const { name } = definition;
  const reactions = byType(definition.modules.flatMap((module) => module.reactions));
  const foreign = new Set(name === 'intake' ? definition.hears : [...definition.hears, 'intake' as const]);
  const hearsItself = foreign.delete(name);
  let busy = 0;

  const react = async (recorded: RecordedEvent): Promise<void> => {
    busy += 1;
    try {
      if (name !== 'intake' && isDirectoryEvent(recorded.type)) await feed.take([recorded]);
      for (const reaction of reactions.get(recorded.type) ?? []) {
        const envelope = decodeEnvelope(recorded.body);
        await reaction.react({ ...upcast(envelope.type, envelope.data), envelope, recorded }, engine);
      }
    } finally {
      busy -= 1;
    }
  };
  const wants = (type: string): boolean => reactions.has(type) || (name !== 'intake' && isDirectoryEvent(type));
  const onParked = (parked: readonly { readonly event: RecordedEvent; readonly reason: string }[]): void => {
    for (const { event, reason } of parked) {
      const { source, sequence, stream, type } = event;
      const correlation = decodeEnvelope(event.body).correlationId;
      engine.log.error({ source, sequence, stream, type, correlation, reason }, 'parked');
    }
  };
  const onStrange = (messages: readonly StrangeMessage[]): void => tellStrange(engine, messages);
  const heard = await startInbox({ bus, group: name, sources: [...foreign], pool, wants, react, onParked, onStrange });
  const gaps = watchGaps(
    async () => new Map([...(await heard.received())].map(([source, set]) => [source, arrivedIn(set)])),
  );
  const inboxes = [heard];
  if (hearsItself) {
    const own = createOwnLogBus(engine.store, pool, wants);
    inboxes.push(await startInbox({ bus: own, group: `${name} itself`, sources: [name], pool, react, onParked }));
  }
  return {
    lag: async () => sum(await Promise.all(inboxes.map((inbox) => inbox.lag()))),
    parked: async () => (await Promise.all(inboxes.flatMap((inbox) => [inbox.strange(), inbox.parked()]))).flat(),
    // A key names its source, so it is parked in one of them at most.
    replay: async (key) => sum(await Promise.all(inboxes.map((inbox) => inbox.replay(key)))),
    get busy() {
      return busy;
    },
    get trouble() {
      return inboxes.find(({ trouble }) => trouble !== null)?.trouble ?? gaps.trouble;
    },
    async stop() {
      gaps.stop();
      await Promise.all(inboxes.map((inbox) => inbox.stop()));
    },
  };
};

/** Logs messages that are no events and wait now. */
export const tellStrange = ({ log }: Pick<Engine, 'log'>, messages: readonly StrangeMessage[]): void => {
  for (const { source, stream, place, reason } of messages) log.error({ source, stream, place, reason }, 'parked');
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const byType = (reactions: readonly Reaction[]): ReadonlyMap<string, readonly Reaction[]> => {
  const map = new Map<string, Reaction[]>();
  for (const reaction of reactions) for (const type of reaction.on) map.set(type, [...(map.get(type) ?? []), reaction]);
  return map;
};
