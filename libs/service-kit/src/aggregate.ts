import type { EventDefinition, PersonalField } from '@mingjian/contracts';
import type { CivilDate, Decider } from '@mingjian/core';
import type { Directory } from '@mingjian/reference';
import type { MaybePinned } from './pipeline.js';
import type { ProblemTexts } from './problem.js';

/** A domain event as deciders make it. */
export interface DomainEvent {
  readonly type: string;
  readonly data: object;
  readonly personal?: readonly PersonalField[];
}

/** What a stream owes: on `due` (Asia/Shanghai), or at an instant of that day, the service itself acts, exactly once. */
export interface Obligation {
  readonly kind: string;
  readonly due: CivilDate;
  /** The instant on that day before which it is not due; absent: from the first hour on. */
  readonly at?: string;
}

/** Everything the engine must know of an aggregate to load, decide, append and remind. */
export interface Aggregate<Command, Event extends DomainEvent, State> {
  /** Prefix of its streams: `application` gives `application-<id>`. */
  readonly name: string;
  readonly decider: Decider<Command, Event, State>;
  readonly events: Readonly<Record<string, EventDefinition>>;
  readonly refusals: ProblemTexts;
  exists(state: State): boolean;
  /** Whose it is, for object scope; null for what belongs to the whole city. */
  organOf(state: State): string | null;
  sectionOf?(state: State): string | null;
  readonly timers?: Timers<Command, State>;
  /** What an accepted command answers beside its events, for people who need the result at once; kept for every retry. */
  answerOf?(events: readonly Event[]): object | undefined;
}

export interface Timers<Command, State> {
  obligationsOf(state: State): readonly Obligation[];
  /** The command that meets an obligation which is due. */
  commandFor(
    obligation: Obligation,
    context: {
      readonly state: State;
      readonly today: CivilDate;
      /** The instant, as ISO 8601 in UTC. */
      readonly now: string;
      readonly directory: Directory;
    },
  ): MaybePinned<Command>;
}

/** An aggregate of whatever kind, for lists of them; only its own acts know the types inside. */
export type AnyAggregate = Aggregate<unknown, DomainEvent, unknown>;

export const streamOf = (aggregate: { readonly name: string }, id: string): string => `${aggregate.name}-${id}`;

/** The aggregate's id in a stream name; ids may contain hyphens, aggregate names may not. */
export const idInStream = (stream: string): string => stream.slice(stream.indexOf('-') + 1);
export const aggregateInStream = (stream: string): string => stream.slice(0, stream.indexOf('-'));
