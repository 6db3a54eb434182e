import { defineView } from '@mingjian/service-kit';
import { z } from 'zod';
import { changesBetween, foldSteps, statesOf } from '../../domain/index.js';
import { effectiveOnQuery, knownAtQuery } from '../../../known-at.js';
import { replayedThing, replayedThingOf, seenFrom } from '../../replayed.js';

/**
 * What changed in a thing between two moments or cuts: fact by fact, and the steps that became known in between, each with who took it, under
 * which versions of the law, and whether it was entered late. `to` is now unless it is given.
 */
export const difference = defineView({
  name: 'replay.difference',
  path: 'replay/:kind/:id/difference',
  permission: 'report.read',
  query: z.strictObject({
    from: knownAtQuery.unwrap(),
    to: knownAtQuery,
    effectiveOn: effectiveOnQuery,
  }),
  thing: replayedThing,
  handle: async (context) => {
    const { engine, query } = context;
    const thing = await replayedThingOf(context);
    const { effectiveOn } = query;
    const [before, after] = await Promise.all(
      [query.from, query.to].map((at) => seenFrom(engine, thing, { knownAt: at, effectiveOn })),
    );
    const [then, now] = [before!, after!].map(({ steps }) => foldSteps(thing.life, steps));
    const known = new Set(before!.steps.map(({ version }) => version));
    const steps = statesOf(thing.life, after!.steps).filter(({ version }) => !known.has(version));
    return {
      ...{ kind: thing.kind, id: thing.id, from: before!.known, to: after!.known, effectiveOn: effectiveOn ?? null },
      before: then,
      after: now,
      changes: changesBetween(then!, now!),
      steps: steps.map(({ state: _state, ...step }) => step),
      late: steps.some(({ entry }) => entry === 'late'),
    };
  },
});
