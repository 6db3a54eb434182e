import { evolve, type Life, type State } from '../fold.js';
import type { Step } from '../step.js';
import { decisionsOfApplication } from './decision.js';
import { periodsOfApplication, periodsOfItem } from './periods.js';
import type { Instance, LawOf, Reckoning } from './reckoning.js';

export type { LawOf, PinnedLaw, Reckoning, RestsOn } from './reckoning.js';

/**
 * Everything in the life of a thing that the law decided, reckoned again step by step, each with the versions that its step pins: whatever is in force
 * by now, the answers are those of then, or the disagreement is shown.
 * @param elsewhere the steps of other things of the same case
 */
export const reckon = (
  life: Life,
  steps: readonly Step[],
  elsewhere: readonly Step[],
  lawOf: LawOf,
): readonly Reckoning[] => {
  let state: State | null = null;
  return steps.flatMap((step, index) => {
    const instance: Instance = { step, before: state, law: lawOf(step.pins) };
    state = evolve(life, state, step);
    if (life.kind === 'application')
      return [...periodsOfApplication(instance), ...decisionsOfApplication(instance, steps.slice(0, index), elsewhere)];
    return life.kind === 'item' ? periodsOfItem(instance) : [];
  });
};
