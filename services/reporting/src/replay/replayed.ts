import { Problem, type Engine, type FindThing } from '@mingjian/service-kit';
import type { CivilDate } from '@mingjian/core';
import { effectiveOn, kinds, lives, type Kind, type Life, type Step } from './domain/index.js';
import { keepReplay, type ReplayContext } from './keep-replay.js';
import { knownAt, type Known, type KnownAt } from '../known-at.js';
import { stepsOf } from './steps-of.js';

const kindOf = (text: string | undefined): Kind | undefined => kinds.find((kind) => kind === text);

const streamOf = (kind: Kind, id: string): string => `${kind}-${id}`;

/** Whose a thing is, by its newest event that says so. */
const organOf = (steps: readonly Step[]): string | null => {
  const organ = steps.map(({ data }) => data['organ']).findLast((value) => typeof value === 'string');
  return typeof organ === 'string' ? organ : null;
};

/** What a path `…/:kind/:id` names, for the record of refused reads. */
export const replayedThing: FindThing = async ({ kind: wanted, id = '' }, engine) => {
  const found = await find(engine, wanted, id);
  return found && { kind: found.kind, id, organ: found.organ };
};

const find = async (engine: Pick<Engine, 'pool'>, wanted: string | undefined, id: string) => {
  const kind = kindOf(wanted);
  if (!kind) return undefined;
  const { cut } = await knownAt(engine.pool, undefined);
  const steps = await stepsOf(engine.pool, streamOf(kind, id), cut);
  return steps.length === 0 ? undefined : { kind, steps, organ: organOf(steps) };
};

export interface Replayed {
  readonly kind: Kind;
  readonly id: string;
  readonly stream: string;
  readonly life: Life;
  /** Every step that is known now; the scope was checked by them. */
  readonly steps: readonly Step[];
}

/**
 * The thing of a path, for readers who may see it today, whenever they ask about. That they looked is kept.
 * @throws Problem a neutral 404 for an unknown thing and for one outside the reader's scope
 */
export const replayedThingOf = async (context: ReplayContext): Promise<Replayed> => {
  const { kind: wanted, id = '' } = context.params;
  const found = await find(context.engine, wanted, id);
  if (!found) throw Problem.of('request.notFound');
  const { kind, steps, organ } = found;
  context.requireOrgan(organ);
  await keepReplay(context, { kind, id, organ });
  return { kind, id, stream: streamOf(kind, id), life: lives[kind], steps };
};

/** How far a read looks on both axes. */
export interface Axes {
  readonly knownAt?: KnownAt;
  readonly effectiveOn?: CivilDate | undefined;
}

/** The steps on two axes: known by then, and holding in law by then. */
export const seenFrom = async (
  engine: Pick<Engine, 'pool'>,
  { life, steps }: Pick<Replayed, 'life' | 'steps'>,
  at: Axes,
): Promise<{ readonly known: Known; readonly steps: readonly Step[] }> => {
  const known = await knownAt(engine.pool, at.knownAt);
  const then = steps.filter(({ source, sequence }) => sequence <= known.cut[source]);
  return { known, steps: at.effectiveOn === undefined ? then : effectiveOn(life, then, at.effectiveOn) };
};
