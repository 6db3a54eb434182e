import { sha256, type Actor, type Envelope, type EventDefinition, type ServiceName } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import type { RecordedEvent } from '@mingjian/event-store';
import type { Directory } from '@mingjian/reference';
import type { Aggregate, DomainEvent } from './aggregate.js';
import type { z } from 'zod';
import type { Engine } from './engine.js';
import type { Cause } from './envelop.js';
import { NothingToDo, withPins, type MaybePinned } from './pipeline.js';

/**
 * A foreign contract event in, a command out (architecture §2). The command id follows from the event, so an event that comes
 * twice changes nothing. A refusal is a lawful answer and is kept like any other; only a fault makes the event come again.
 */
export interface Reaction {
  readonly name: string;
  /** Types on the wire that it wants. */
  readonly on: readonly string[];
  react(event: ForeignEvent, engine: Engine): Promise<void>;
}

export interface ForeignEvent {
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly envelope: Envelope;
  readonly recorded: RecordedEvent;
}

/** What one event asks of one stream of this service; a `command` that finds nothing to do gives undefined. */
export interface Consequence<Command, State> {
  readonly id: string;
  command(context: {
    readonly state: State;
    readonly today: CivilDate;
    readonly directory: Directory;
    readonly engine: Engine;
  }): MaybePinned<Command> | undefined | Promise<MaybePinned<Command> | undefined>;
}

/** Nothing else may be reacted to: a private event is the affair of the service that it happened in. */
type ContractDefinition = EventDefinition<string, z.ZodType, 'contract'>;

/** Declares what an aggregate does about an event: `reactionOf(items)({ ... })`; not every event has a consequence. */
export const reactionOf =
  <Command, Event extends DomainEvent, State>(aggregate: Aggregate<Command, Event, State>) =>
  <Definition extends ContractDefinition>(reaction: {
    readonly name: string;
    readonly to: Definition;
    consequence(data: z.infer<Definition['schema']>, event: ForeignEvent): Consequence<Command, State> | undefined;
  }): Reaction => ({
    name: reaction.name,
    on: [reaction.to.wireType],
    async react(event, engine) {
      const consequence = reaction.consequence(event.data as z.infer<Definition['schema']>, event);
      if (!consequence) return;
      await carryOut(aggregate, consequence, engine, {
        name: `reaction ${reaction.name}`,
        commandId: `reaction:${event.envelope.id}:${reaction.name}`,
        correlationId: event.envelope.correlationId,
        causationId: event.envelope.id,
      });
    },
  });

/** The service itself as actor: for reactions and timers. */
export const serviceActor = (service: ServiceName): Actor => ({
  sub: `system:${service}`,
  organ: null,
  role: 'service',
  grant: null,
});

export const carryOut = async <Command, Event extends DomainEvent, State>(
  aggregate: Aggregate<Command, Event, State>,
  consequence: Consequence<Command, State>,
  engine: Engine,
  { name, ...cause }: { readonly name: string } & Omit<Cause, 'sub' | 'digest'>,
): Promise<void> => {
  const actor = serviceActor(engine.service);
  try {
    const outcome = await engine.pipeline.perform({
      name,
      aggregate,
      id: consequence.id,
      cause: { ...cause, sub: actor.sub, digest: sha256(cause.commandId) },
      prepare: async ({ state }) => {
        const command = await consequence.command({
          state,
          today: engine.today(),
          directory: engine.directory,
          engine,
        });
        if (command === undefined) throw new NothingToDo();
        return { actor, actingFor: null, ...withPins(command) };
      },
    });
    if (outcome.status >= 400) {
      engine.log.info({ name, cause, aggregate: aggregate.name, id: consequence.id, outcome: outcome.body }, 'refused');
    }
  } catch (error) {
    if (!(error instanceof NothingToDo)) throw error;
  }
};
