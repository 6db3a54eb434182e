import { inspectionThemes, organId } from '@mingjian/contracts';
import type { ActContext } from '@mingjian/service-kit';
import { z } from 'zod';
import type { InspectionCommand, InspectionState } from './domain/index.js';
import { words } from './kept-words.js';

/** What was found in an organ, problem by problem; none: everything is in order. */
export const findingsBody = z.strictObject({
  organ: organId,
  problems: z
    .array(z.strictObject({ theme: z.enum(inspectionThemes), text: words, mended: z.boolean().default(false) }))
    .max(200),
  summary: words,
});

type Context = ActContext<z.infer<typeof findingsBody>, InspectionState>;

export const reportOf = async (context: Context, ofItself: boolean): Promise<InspectionCommand> => {
  const { body, actor, today, keepContent } = context;
  const { organ, problems, summary } = body;
  return {
    type: 'Report',
    organ,
    problems: problems.map(({ theme, mended }, index) => ({ problem: index + 1, theme, mended })),
    digest: await keepContent({ summary, problems: problems.map(({ text }) => text) }),
    ofItself,
    by: actor.sub,
    today,
  };
};
