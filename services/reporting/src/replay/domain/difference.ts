import { canonicalize } from '@mingjian/contracts';
import type { Facts, Life, State } from './fold.js';
import { evolve } from './fold.js';
import { told, type Step, type ToldStep } from './step.js';

/** One fact that is not what it was. `path` leads to it: `term.due`. */
export interface Change {
  readonly path: string;
  /** Absent: there was nothing. */
  readonly before?: unknown;
  /** Absent: nothing is left. */
  readonly after?: unknown;
}

const isObject = (value: unknown): value is Facts =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const leaves = (value: unknown, path: string, into: Map<string, unknown>): Map<string, unknown> => {
  if (!isObject(value)) return into.set(path, value);
  for (const [name, inner] of Object.entries(value)) leaves(inner, path === '' ? name : `${path}.${name}`, into);
  return into;
};

const factsOf = (state: State | null): ReadonlyMap<string, unknown> =>
  leaves(state === null ? {} : { phase: state.phase, ...state.facts }, '', new Map());

/** What differs between two states, fact by fact, in the order of their paths. */
export const changesBetween = (before: State | null, after: State | null): readonly Change[] => {
  const [earlier, later] = [factsOf(before), factsOf(after)];
  const paths = [...new Set([...earlier.keys(), ...later.keys()])].sort();
  return paths.flatMap((path) => {
    const change: Change = {
      path,
      ...(earlier.has(path) && { before: earlier.get(path) }),
      ...(later.has(path) && { after: later.get(path) }),
    };
    const same =
      earlier.has(path) === later.has(path) && canonicalize([change.before]) === canonicalize([change.after]);
    return same ? [] : [change];
  });
};

/** A step with the state it led to and what it changed. */
export interface StepOfLife extends ToldStep {
  readonly phase: string;
  readonly state: Facts;
  readonly changes: readonly Change[];
}

/** A history as states, one after each step. */
export const statesOf = (life: Life, steps: readonly Step[]): readonly StepOfLife[] => {
  let state: State | null = null;
  return steps.map((step) => {
    const after: State = evolve(life, state, step);
    const changes = changesBetween(state, after);
    state = after;
    return { ...told(step), phase: after.phase, state: after.facts, changes };
  });
};
