import type { Aggregate, AnyAggregate, DomainEvent } from '../aggregate.js';

/** Commands that make one history of an aggregate, each of which leaves an event; a refused one, that its attempt is kept. */
export interface Scenario {
  /** What happens, as the name of a file. */
  readonly name: string;
  readonly aggregate: AnyAggregate;
  readonly id: string;
  readonly commands: readonly object[];
}

/** A scenario whose commands the compiler checks against its aggregate. */
export const scenario = <Command extends object, Event extends DomainEvent, State>(
  aggregate: Aggregate<Command, Event, State>,
  name: string,
  id: string,
  commands: readonly Command[],
): Scenario => ({ name, aggregate, id, commands });
