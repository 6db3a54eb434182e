import { readingPurposes } from '@mingjian/contracts';
import {
  broughtFile,
  defineView,
  fetchFromIntake,
  Problem,
  Rendered,
  thingOf,
  type Content,
} from '@mingjian/service-kit';
import { z } from 'zod';
import { reviews } from '../../review.aggregate.js';
import { keepReading, mayRead } from './kept-reading.js';

const query = z.strictObject({ purpose: z.enum(readingPurposes) });

/**
 * The bytes under review, as intake keeps them: for whoever may give the opinion that is due, or took part on these bytes. Each reading is
 * kept before the bytes are given (architecture rule 8).
 */
export const reviewContent = defineView({
  name: 'review.content',
  path: 'reviews/:id/content',
  permission: 'review.read',
  query,
  thing: thingOf(reviews),
  handle: async (context) => {
    const reading = await mayRead(context);
    await keepReading(context, reading);
    const { digest } = reading.review.content;
    return new Rendered('application/json', await fetchFromIntake(context.engine, digest, 'review'));
  },
});

/** A file of the item under review (附件), by its digest: for the same people, each reading kept with the file that was read. */
export const reviewAttachment = defineView({
  name: 'review.attachment',
  path: 'reviews/:id/attachments/:digest',
  permission: 'review.read',
  query,
  thing: thingOf(reviews),
  handle: async (context) => {
    const { engine, params } = context;
    const reading = await mayRead(context);
    const bytes = await fetchFromIntake(engine, reading.review.content.digest, 'review');
    const { attachments = [] } = JSON.parse(bytes.toString('utf8')) as Content;
    const file = attachments.find(({ digest }) => digest === params['digest']);
    if (!file) throw Problem.of('request.notFound');
    await keepReading(context, reading, file.digest);
    return broughtFile(file, await fetchFromIntake(engine, file.digest, 'review'));
  },
});
