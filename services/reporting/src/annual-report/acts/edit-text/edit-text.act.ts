import { reportTextParts, type ReportTextPart } from '@mingjian/contracts';
import { actOn } from '@mingjian/service-kit';
import { z } from 'zod';
import { annualReports } from '../../annual-report.aggregate.js';
import type { ReportText } from '../../domain/index.js';
import { textOf } from '../../kept-content.js';

const part = z.string().max(20_000).optional();

/**
 * Writes parts of the text; those that are not named stay. A figure is written as a reference, `{{3.1.total}}`, and becomes the figure
 * of the table where it is read. The answer holds the examination by C1–C13 with the new text.
 */
export const editText = actOn(annualReports)({
  name: 'report.editText',
  path: 'annual-reports/:id/text',
  permission: 'report.draft',
  body: z.strictObject(
    Object.fromEntries(reportTextParts.map((name) => [name, part])) as Record<ReportTextPart, typeof part>,
  ),
  command: async ({ body, state, actor, today, engine, keepContent }) => {
    const written = await textOf(engine, state.phase === 'unknown' ? null : state.text);
    const content = Object.fromEntries(
      reportTextParts.map((name) => [name, body[name] ?? written[name]]),
    ) as ReportText;
    return { type: 'EditText', text: { digest: await keepContent(content), content }, by: actor.sub, today };
  },
});
