import { sha256, type Actor, type EventDefinition } from '@mingjian/contracts';
import { accepted, uuidFrom } from '@mingjian/core';
import type { Aggregate, DomainEvent } from './aggregate.js';
import type { Engine } from './engine.js';

/** A fact that is kept once for each key, whoever repeats it. */
export interface Fact<Event extends DomainEvent> {
  /** Prefix of its streams `<name>-<id>`, each of one event. */
  readonly name: string;
  readonly events: Readonly<Record<string, EventDefinition>>;
  readonly event: Event;
  /** What makes it the same fact, besides its name. */
  readonly key: readonly string[];
  readonly actor: Actor;
  readonly actingFor: string | null;
}

/** A stream of one event that is kept or not yet. */
export const factAggregate = <Event extends DomainEvent>(
  name: string,
  events: Readonly<Record<string, EventDefinition>>,
): Aggregate<Event, Event, boolean> => ({
  name,
  events,
  refusals: {},
  exists: (kept) => kept,
  organOf: () => null,
  decider: {
    initialState: false,
    evolve: () => true,
    decide: (command, kept) => (kept ? accepted() : accepted(command)),
  },
});

/** Keeps a fact through the pipeline. A repetition costs nothing: the folded stream of the first says that it is there. */
export const keepOnce = async <Event extends DomainEvent>(
  engine: Pick<Engine, 'pipeline'>,
  fact: Fact<Event>,
): Promise<void> => {
  const { name, events, event, key, actor, actingFor } = fact;
  const aggregate = factAggregate<Event>(name, events);
  const id = uuidFrom(name, ...key);
  const { state: kept } = await engine.pipeline.load(aggregate, id, 0);
  if (kept) return;
  const commandId = `${name}:${id}`;
  await engine.pipeline.perform({
    name: `keep ${name}`,
    aggregate,
    id,
    cause: { sub: actor.sub, commandId, digest: sha256(commandId), correlationId: id, causationId: commandId },
    prepare: () => ({ actor, actingFor, command: event }),
  });
};
