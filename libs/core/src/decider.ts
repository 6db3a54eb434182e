import type { Refusal } from './refusal.js';

/**
 * The shape of every aggregate: a start, a pure decision and a pure fold.
 *
 * `decide` never throws for a business reason: a refusal is a value. Time, ids, calendars and rule tables arrive inside the
 * command, so the same command on the same state always gives the same decision.
 */
export interface Decider<Command, Event, State> {
  readonly initialState: State;
  decide(command: Command, state: State): Decision<Event>;
  evolve(state: State, event: Event): State;
}

export type Decision<Event> = Accepted<Event> | Refused<Event>;

export interface Accepted<Event> {
  readonly kind: 'accepted';
  /** May be empty: the command is lawful and changes nothing. */
  readonly events: readonly Event[];
}

export interface Refused<Event> {
  readonly kind: 'refused';
  readonly refusal: Refusal;
  /** Attempts that the record keeps although they were refused (architecture rule 2): appended with the refusal. */
  readonly recorded: readonly Event[];
}

export const accepted = <Event>(...events: readonly Event[]): Accepted<Event> => ({ kind: 'accepted', events });

export const refused = <Event = never>(refusal: Refusal, ...recorded: readonly Event[]): Refused<Event> => ({
  kind: 'refused',
  refusal,
  recorded,
});

/** Folds a history, oldest event first. */
export const fold = <Event, State>(
  decider: Pick<Decider<never, Event, State>, 'initialState' | 'evolve'>,
  history: readonly Event[],
): State => history.reduce((state, event) => decider.evolve(state, event), decider.initialState);
