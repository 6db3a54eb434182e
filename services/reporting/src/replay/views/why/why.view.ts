import { defineView } from '@mingjian/service-kit';
import { z } from 'zod';
import { axes } from '../../../known-at.js';
import { reckoningsOf } from '../../reckonings.js';
import { replayedThing, replayedThingOf, seenFrom } from '../../replayed.js';

/**
 * Why the dates, fees and decisions of a thing are what they are: each with the step that says it, the versions of law that it pins, and the rows
 * that it rests on; reckoned again on the spot and compared with what was recorded. Of a date every day is counted or skipped, with the reason; of a
 * decision the steps are named that it follows from. `of` picks one kind: `term`, `replyBy`, `payBy`, `answerBy`, `publishBy`, `amountYuan`,
 * `mayBeGiven`, `decision`.
 */
export const why = defineView({
  name: 'replay.why',
  path: 'replay/:kind/:id/why',
  permission: 'report.read',
  query: axes.extend({ of: z.string().max(40).optional() }),
  thing: replayedThing,
  handle: async (context) => {
    const { engine, query } = context;
    const thing = await replayedThingOf(context);
    const { known, steps } = await seenFrom(engine, thing, query);
    const all = await reckoningsOf(context, thing, steps, known.cut);
    const reckonings = all.filter(({ of }) => query.of === undefined || of === query.of);
    return {
      ...{ kind: thing.kind, id: thing.id, known, effectiveOn: query.effectiveOn ?? null, reckonings },
      // One that cannot be reckoned again does not disagree.
      agrees: reckonings.every(({ agrees }) => agrees !== false),
    };
  },
});
