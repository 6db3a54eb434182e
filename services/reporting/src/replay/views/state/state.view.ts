import { defineView } from '@mingjian/service-kit';
import { foldSteps, told } from '../../domain/index.js';
import { axes } from '../../known-at.js';
import { replayedThing, replayedThingOf, seenFrom } from '../../replayed.js';
import { relatedTo } from '../../steps-of.js';

/**
 * A thing as it was known at a moment or cut (`knownAt`), of what held in law on a date (`effectiveOn`): its phase, its facts, the step that led
 * there and what else belongs to the same case. `state` is null where nothing was known of it yet.
 */
export const state = defineView({
  name: 'replay.state',
  path: 'replay/:kind/:id',
  permission: 'report.read',
  query: axes,
  thing: replayedThing,
  handle: async (context) => {
    const { engine, query } = context;
    const thing = await replayedThingOf(context);
    const { known, steps } = await seenFrom(engine, thing, query);
    const last = steps.at(-1);
    return {
      ...{ kind: thing.kind, id: thing.id, known, effectiveOn: query.effectiveOn ?? null },
      state: foldSteps(thing.life, steps),
      version: last?.version ?? 0,
      last: last ? told(last) : null,
      late: steps.some(({ entry }) => entry === 'late'),
      related: await relatedTo(engine.pool, thing.stream, known.cut),
    };
  },
});
