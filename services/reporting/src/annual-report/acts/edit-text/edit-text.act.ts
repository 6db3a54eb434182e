import { reportTextParts, type ReportTextPart } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { annualReports } from '../../annual-report.aggregate.js';
import type { ReportText } from '../../domain/index.js';
import { textOf } from '../../kept-content.js';
import { surroundingsOf } from '../../surroundings.js';

const part = z.string().max(20_000).optional();

/**
 * Writes parts of the text; those that are not named stay. A figure is written as a reference, `{{3.1.total}}`, and becomes the figure
 * of the table where it is read. The answer holds the examination by C1–C13 with the new text,
 * and the warnings on it: what stands in last year's report or in another organ's, what cannot be.
 */
export const editText = actOn(annualReports)({
  name: 'report.editText',
  path: 'annual-reports/:id/text',
  permission: 'report.draft',
  body: z.strictObject(
    Object.fromEntries(reportTextParts.map((name) => [name, part])) as Record<ReportTextPart, typeof part>,
  ),
  command: async ({ body, state, actor, today, directory, engine, keepContent }) => {
    const written = await textOf(engine, state.phase === 'unknown' ? null : state.text);
    const content = Object.fromEntries(
      reportTextParts.map((name) => [name, body[name] ?? written[name]]),
    ) as ReportText;
    const { pins, ...surroundings } = await surroundingsOf(engine, directory, state, today);
    return {
      command: {
        type: 'EditText',
        text: { digest: await keepContent(content), content },
        ...{ surroundings, by: actor.sub, today },
      },
      pins,
    };
  },
});
