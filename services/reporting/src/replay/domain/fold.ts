import type { Step } from './step.js';

export type Facts = Readonly<Record<string, unknown>>;

/** A thing as it stood: its phase, and what its events have told of it. */
export interface State {
  readonly phase: string;
  readonly facts: Facts;
}

/**
 * What an event means for the thing that it happened to. Its fields become facts of the thing: at the top, in a part of their own, or in one
 * entry of a list.
 */
export interface Move {
  /** The phase that it leads to; absent: it stays. */
  readonly phase?: string | ((before: State, data: Facts) => string);
  /** The part that its fields belong to; `[part, field]`: the entry of a list, by the value of that field. */
  readonly as?: string | readonly [part: string, key: string];
  /** The part begins anew, without what was in it. */
  readonly anew?: true;
  /** The part is over: nothing of it remains. */
  readonly ends?: true;
  /** Fields that belong to the thing itself although the others belong to a part. */
  readonly lifts?: readonly string[];
  /** What follows from it beyond its own fields. */
  readonly then?: (facts: Facts, data: Facts) => Facts;
  /** The fields with its legal date, the first that has one; else the date of the envelope. */
  readonly on?: readonly string[];
  /** True for an attempt that was refused: it is told as a step and changes nothing. */
  readonly refused?: true;
}

/** How the things of one kind live: what each of their events means. */
export interface Life {
  /** Prefix of their streams. */
  readonly kind: string;
  /** The fields that say which thing it is, in each of its events. */
  readonly identity: readonly string[];
  readonly moves: Readonly<Record<string, Move>>;
}

/** Every event of these types has its meaning here: a new one is not forgotten, because this would not compile. */
export const life =
  <Event extends { readonly type: string }>(kind: string, ...identity: readonly string[]) =>
  (moves: Readonly<Record<Event['type'], Move>>): Life => ({ kind, identity: ['organ', ...identity], moves });

const isObject = (value: unknown): value is Facts =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const part = (facts: Facts, name: string): Facts => (isObject(facts[name]) ? facts[name] : {});

const without = (facts: Facts, names: readonly string[]): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => !names.includes(name)));
const only = (facts: Facts, names: readonly string[]): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => names.includes(name)));

/** Folds one step. A first step of an unknown kind of event tells its facts and no phase. */
export const evolve = (
  { identity, moves }: Life,
  before: State | null,
  { name, data }: Pick<Step, 'name' | 'data'>,
): State => {
  const move = moves[name] ?? {};
  const state = before ?? { phase: 'unknown', facts: {} };
  if (move.refused) return state;
  const phase = typeof move.phase === 'function' ? move.phase(state, data) : (move.phase ?? state.phase);
  const facts = placed(state.facts, move, data, identity);
  return { phase, facts: move.then ? move.then(facts, data) : facts };
};

const placed = (facts: Facts, move: Move, data: Facts, identity: readonly string[]): Facts => {
  if (move.as === undefined) return { ...facts, ...data };
  const lifted = only(data, [...identity, ...(move.lifts ?? [])]);
  const [name, key] = typeof move.as === 'string' ? [move.as, undefined] : move.as;
  const top = { ...facts, ...lifted };
  if (move.ends) return without(top, [name]);
  const own = without(data, Object.keys(lifted));
  if (key === undefined) return { ...top, [name]: move.anew ? own : { ...part(facts, name), ...own } };
  const entry = String(own[key]);
  const entries = part(facts, name);
  return { ...top, [name]: { ...entries, [entry]: move.anew ? own : { ...part(entries, entry), ...own } } };
};

/** Folds a history, oldest step first; null before its first. */
export const foldSteps = (of: Life, steps: readonly Pick<Step, 'name' | 'data'>[]): State | null =>
  steps.reduce<State | null>((state, step) => evolve(of, state, step), null);

/** Changes a part that is there, and makes none. */
export const amend = (facts: Facts, name: string, change: Facts): Facts =>
  isObject(facts[name]) ? { ...facts, [name]: { ...facts[name], ...change } } : facts;
