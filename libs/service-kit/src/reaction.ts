import { sha256, type Actor, type Envelope, type EventDefinition, type ServiceName } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import type { RecordedEvent } from '@mingjian/event-store';
import type { Directory } from '@mingjian/reference';
import type { Aggregate, DomainEvent } from './aggregate.js';
import type { z } from 'zod';
import type { Engine } from './engine.js';
import { withPins, type MaybePinned } from './pipeline.js';

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

/** Declares what an aggregate does about an event: `reactionOf(items)({ ... })`; not every event has a consequence. */
export const reactionOf =
  <Command, Event extends DomainEvent, State>(aggregate: Aggregate<Command, Event, State>) =>
  <Definition extends EventDefinition>(reaction: {
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

const NOTHING_TO_DO = Symbol('nothing to do');

export const carryOut = async <Command, Event extends DomainEvent, State>(
  aggregate: Aggregate<Command, Event, State>,
  consequence: Consequence<Command, State>,
  engine: Engine,
  cause: { readonly commandId: string; readonly correlationId: string; readonly causationId: string },
): Promise<void> => {
  try {
    const outcome = await engine.pipeline.perform({
      aggregate,
      id: consequence.id,
      cause: { ...cause, digest: sha256(cause.commandId) },
      prepare: async ({ state }) => {
        const command = await consequence.command({
          state,
          today: engine.today(),
          directory: engine.directory,
          engine,
        });
        if (command === undefined) throw NOTHING_TO_DO;
        return { actor: serviceActor(engine.service), actingFor: null, ...withPins(command) };
      },
    });
    if (outcome.status >= 400) {
      engine.log.info({ cause, aggregate: aggregate.name, id: consequence.id, outcome: outcome.body }, 'refused');
    }
  } catch (error) {
    if (error !== NOTHING_TO_DO) throw error;
  }
};
