import { foldSteps, told } from '../../domain/index.js';
import type { ReplayContext } from '../../keep-replay.js';
import { replayedThingOf, seenFrom, type Axes } from '../../replayed.js';
import { relatedTo } from '../../steps-of.js';

/**
 * The thing of a path on both axes of time, for readers who may see it today; that they looked is kept.
 * @throws Problem a neutral 404 for an unknown thing and for one outside the reader's scope, 409 for a cut that has not arrived
 */
export const stateThen = async (context: ReplayContext, at: Axes) => {
  const { engine } = context;
  const thing = await replayedThingOf(context);
  const { known, steps } = await seenFrom(engine, thing, at);
  const last = steps.at(-1);
  return {
    ...{ kind: thing.kind, id: thing.id, known, effectiveOn: at.effectiveOn ?? null },
    state: foldSteps(thing.life, steps),
    version: last?.version ?? 0,
    last: last ? told(last) : null,
    late: steps.some(({ entry }) => entry === 'late'),
    related: await relatedTo(engine.pool, thing.stream, known.cut),
  };
};
