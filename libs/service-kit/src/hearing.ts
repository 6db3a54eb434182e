import { decodeEnvelope, upcast } from '@mingjian/contracts';
import type { EventLog, RecordedEvent } from '@mingjian/event-store';
import { startInbox, type MessageBus } from '@mingjian/messaging';
import { isDirectoryEvent } from '@mingjian/reference';
import type { Pool } from 'pg';
import type { ServiceDefinition } from './definition.js';
import type { DirectoryFeed } from './directory-feed.js';
import type { Engine } from './engine.js';
import type { Reaction } from './reaction.js';

/** What a service takes from the bus. */
export interface Hearing {
  lag(): Promise<number>;
  parked(): Promise<number>;
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

/** Foreign contract events become commands by the service's reactions; directory events go to its copy of the directory. */
export const startHearing = async ({ definition, engine, bus, pool, feed }: HearingOptions): Promise<Hearing> => {
  if (definition.record) return definition.record({ engine, bus, pool, feed });
  const reactions = byType(definition.modules.flatMap((module) => module.reactions));
  const sources = [...new Set([...definition.hears, ...(definition.name === 'intake' ? [] : (['intake'] as const))])];
  let busy = 0;

  const react = async (recorded: RecordedEvent): Promise<void> => {
    busy += 1;
    try {
      if (definition.name !== 'intake' && isDirectoryEvent(recorded.type)) await feed.take([recorded]);
      for (const reaction of reactions.get(recorded.type) ?? []) {
        const envelope = decodeEnvelope(recorded.body);
        await reaction.react({ ...upcast(envelope.type, envelope.data), envelope, recorded }, engine);
      }
    } finally {
      busy -= 1;
    }
  };
  const wants = ({ type }: RecordedEvent): boolean =>
    reactions.has(type) || (definition.name !== 'intake' && isDirectoryEvent(type));
  const inbox = await startInbox({ bus, group: definition.name, sources, pool, wants, react });
  return {
    lag: () => inbox.lag(),
    async parked() {
      return (await inbox.parked()).length;
    },
    get busy() {
      return busy;
    },
    get trouble() {
      return inbox.trouble;
    },
    stop: () => inbox.stop(),
  };
};

const byType = (reactions: readonly Reaction[]): ReadonlyMap<string, readonly Reaction[]> => {
  const map = new Map<string, Reaction[]>();
  for (const reaction of reactions) for (const type of reaction.on) map.set(type, [...(map.get(type) ?? []), reaction]);
  return map;
};
