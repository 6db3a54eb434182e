import type { Engine } from '@mingjian/service-kit';
import type { CivilDate } from '@mingjian/core';
import { lives, statesOf, type Kind, type StepOfLife } from './domain/index.js';
import { knownAt } from '../known-at.js';
import { stepsOf } from './steps-of.js';

/** A thing's life as states, for whoever decides otherwise than by organ who may see it; undefined where there is none. */
export const examine = async (
  engine: Engine,
  kind: Kind,
  id: string,
): Promise<
  { readonly organ: string | null; readonly begunOn: CivilDate; readonly steps: readonly StepOfLife[] } | undefined
> => {
  const { cut } = await knownAt(engine.pool, undefined);
  const steps = await stepsOf(engine.pool, `${kind}-${id}`, cut);
  const [first] = steps;
  if (!first) return undefined;
  const organ = steps.map(({ data }) => data['organ']).findLast((value) => typeof value === 'string');
  return {
    organ: typeof organ === 'string' ? organ : null,
    begunOn: first.occurredOn,
    steps: statesOf(lives[kind], steps),
  };
};
