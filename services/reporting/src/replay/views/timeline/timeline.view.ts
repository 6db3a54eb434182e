import { defineView } from '@mingjian/service-kit';
import { statesOf } from '../../domain/index.js';
import { axes } from '../../../known-at.js';
import { replayedThing, replayedThingOf, seenFrom } from '../../replayed.js';

/** The life of a thing as states: each step with who took it, under which versions of the law, whether late, the state it led to and what it changed. */
export const states = defineView({
  name: 'replay.timeline',
  path: 'replay/:kind/:id/timeline',
  permission: 'report.read',
  query: axes,
  thing: replayedThing,
  handle: async (context) => {
    const { query } = context;
    const thing = await replayedThingOf(context);
    const { known, steps } = await seenFrom(context.engine, thing, query);
    return {
      ...{ kind: thing.kind, id: thing.id, known, effectiveOn: query.effectiveOn ?? null },
      steps: statesOf(thing.life, steps),
    };
  },
});
