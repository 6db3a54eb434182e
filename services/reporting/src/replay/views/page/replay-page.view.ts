import { hereOf } from '@mingjian/portal-kit';
import { defineView, Rendered } from '@mingjian/service-kit';
import { z } from 'zod';
import { statesOf } from '../../domain/index.js';
import { axes, knownAtField, textOfKnownAt } from '../../../known-at.js';
import { reckoningsOf } from '../../reckonings.js';
import { replayedThing, replayedThingOf, seenFrom } from '../../replayed.js';
import { renderReplayPage } from './replay-page.js';

const absent = z.literal('').transform(() => undefined);

/** A thing on both axes of time as a page: its steps with who, when and what changed, and why its dates and decisions are what they are. */
export const replayPage = defineView({
  name: 'replay.page',
  path: '/reports/replay/:kind/:id',
  permission: 'report.read',
  // A form sends what nobody filled in as nothing.
  query: z.strictObject({
    knownAt: knownAtField,
    effectiveOn: absent.or(axes.shape.effectiveOn),
  }),
  thing: replayedThing,
  handle: async (context) => {
    const { engine, query } = context;
    const thing = await replayedThingOf(context);
    const { known, steps } = await seenFrom(engine, thing, query);
    return Rendered.page(
      renderReplayPage({
        ...{ kind: thing.kind, id: thing.id, known, here: hereOf(context) },
        asked: { knownAt: textOfKnownAt(query.knownAt), effectiveOn: query.effectiveOn ?? '' },
        steps: statesOf(thing.life, steps),
        reckonings: await reckoningsOf(context, thing, steps, known.cut),
      }),
    );
  },
});
