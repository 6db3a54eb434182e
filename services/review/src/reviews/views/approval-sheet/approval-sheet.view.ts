import { decodeEnvelope, type ReviewEvent } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import { letterFormats } from '@mingjian/documents/model';
import { RuleMissing, type Directory } from '@mingjian/reference';
import { defineView, letterFile, Problem, readEvent, streamOf, thingOf } from '@mingjian/service-kit';
import { z } from 'zod';
import { reviews } from '../../review.aggregate.js';
import { approvalSheet } from './approval-sheet.js';

/** The sheet on which a review is submitted and approved (审查呈批单), as data, or with `?as=docx` and `?as=pdf` as a file. */
export const approvalSheetOfReview = defineView({
  name: 'review.approvalSheet',
  path: 'reviews/:id/approval-sheet',
  permission: 'review.read',
  query: z.strictObject({ as: z.enum(['json', ...letterFormats]).default('json') }),
  thing: thingOf(reviews),
  handle: async ({ params, query, today, directory, engine, requireOrgan }) => {
    const id = params['id'] ?? '';
    const { state } = await engine.pipeline.load(reviews, id);
    if (state.phase === 'absent') throw Problem.of('request.notFound');
    const { organ, section } = state;
    requireOrgan(organ);
    const history = (await engine.store.readStream(streamOf(reviews, id))).map((recorded) => ({
      event: readEvent(recorded) as unknown as ReviewEvent,
      on: decodeEnvelope(recorded.body).occurredOn,
    }));
    const standing = directory.organ(directory.heirsOf(organ, today)[0] ?? organ);
    const sheet = approvalSheet(history, {
      title: titleOn(directory, today),
      simulated: engine.simulated,
      organ: standing?.name ?? organ,
      section: standing?.sections.find(({ id: known }) => known === section)?.name ?? section,
      provisions: directory.rules.rows('provisions', null, today),
    });
    if (!sheet) throw Problem.of('request.notFound');
    return query.as === 'json' ? sheet : letterFile(sheet, query.as);
  },
});

const titleOn = ({ rules }: Directory, on: CivilDate): string => {
  const row = rules.rows('letterTexts', null, on).find(({ letter }) => letter === 'approvalSheet');
  if (!row) throw new RuleMissing('letterTexts (approvalSheet.title)', on);
  return row.text;
};
