import { isCivilDate } from '@mingjian/core';
import { z } from 'zod';
import { attachmentTypes, grounds, media, normativeKinds, relations, responsibilities } from '../vocabulary.js';

/** Fields that many events share. */
export const id = z.uuid();
export const organId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);
export const sectionId = organId;
/** A legal date; every event, act and query takes its dates by this schema. */
export const date = z.iso.date().refine(isCivilDate, 'must be a date from 1900 to 2199');
export const digest = z.string().regex(/^[0-9a-f]{64}$/);
export const personSub = z.string().min(1).max(255);
/** Far above what a city ever counts, and far below what sums over all organs can hold. */
export const count = z.number().int().nonnegative().max(10_000_000);
/** How many working days were counted, so that another calendar can be counted under the same rule; absent in old events. */
export const counted = count.optional();
/** The number of a version, from 1. */
export const version = count.min(1);
/** A non-negative decimal as text, so that money keeps its digits: `59237.2449`. */
export const decimal = z.string().regex(/^\d{1,12}(\.\d{1,4})?$/);
export const article = z.string().min(1).max(40);
/** A special occasion to publish, by its code in the rule table `publicationTerms`. */
export const occasion = z.string().regex(/^[a-z][A-Za-z]{0,39}$/);
export const ground = z.enum(grounds);

/** A class of Art 20 or 21, by its code in the rule table `disclosureClasses`: `20-1`. */
export const classCode = z.string().regex(/^\d{2}-\d{1,2}$/);
/** A topic class (主题分类) of the rule table `documentTopics`: `02`, below it `02-01`. */
export const topicCode = z.string().regex(/^\d{2}(-\d{2})?$/);
/** A genre (体裁) of the rule table `documentGenres`. */
export const genreCode = z.string().regex(/^[a-z][A-Za-z]{0,39}$/);
/** A node of an organ's catalogue, by its code in the rule table `publicationNodes`. */
export const nodeCode = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);

/** Most files that one item may have, whatever an installation allows. */
export const MOST_ATTACHMENTS = 50;

/** A file of an item by its bytes. Its name is content, as the title is: it stands in the bytes that `digest` of the item names. */
export const attachment = z.strictObject({
  /** SHA-256 of the file. */
  digest,
  mediaType: z.enum(attachmentTypes),
  /** In bytes. */
  size: z.number().int().min(1),
});
export type Attachment = z.infer<typeof attachment>;

/** The files of an item; absent where it has none. */
export const attachments = z.array(attachment).min(1).max(MOST_ATTACHMENTS).optional();

/** The name of a file: it becomes one on the machine of whoever takes it, so no paths and no characters that nobody sees. */
export const fileName = z
  .string()
  .min(1)
  .max(150)
  .regex(/^(?![. ])[^\\/:*?"<>|\p{Cc}\p{Cf}]*(?<![. ])$/u);

/** A file that is out, under its name. */
export const publishedAttachment = attachment.extend({ name: z.string().min(1).max(150) });
export type PublishedAttachment = z.infer<typeof publishedAttachment>;

/** Where an item stands in the catalogue (组配): a node, with the topic and genre that led it there. */
export const filing = z.strictObject({
  node: nodeCode,
  topic: topicCode,
  /** Null for what is no document. */
  genre: genreCode.nullable(),
});
export type Filing = z.infer<typeof filing>;

/** What an item says of itself besides its bytes; it is reviewed with them and shown on the public page. */
export const description = z.strictObject({
  /** 文号. */
  documentNumber: z.string().max(80).nullable(),
  /** 成文日期. */
  formedOn: date,
  /** 拟公开方式. */
  manners: z.array(z.enum(media)).min(1).max(media.length),
  filing: filing.optional(),
  /** A document that binds the public, with its last day of validity; absent for anything else. */
  normative: z
    .strictObject({
      kind: z.enum(normativeKinds),
      validTo: date.nullable(),
      /** Whether it is to be interpreted (政策解读). */
      interpretation: z.boolean(),
    })
    .optional(),
  /** The item that this one interprets or clarifies. */
  about: z.strictObject({ relation: z.enum(relations), item: id }).optional(),
  /** On what it rests that this organ discloses it (Art 10); absent in old events. */
  responsibility: z.enum(responsibilities).optional(),
  /** The other organs that it involves, each with the day on which it agreed to what is published (Art 11). */
  coordination: z
    .array(z.strictObject({ organ: organId, agreedOn: date }))
    .min(1)
    .max(30)
    .optional(),
  /** The approval that it needs before it is published: whose, its number and day (Art 11). */
  approval: z
    .strictObject({ authority: z.string().min(1).max(200), number: z.string().min(1).max(80), approvedOn: date })
    .optional(),
  /** It was published elsewhere before it came here (补录): the day of that. The date of publication stays the recorded one. */
  originallyPublishedOn: date.optional(),
});
export type Description = z.infer<typeof description>;

/** The description among the fields of a proposal. */
export const descriptionOf = ({
  documentNumber,
  formedOn,
  manners,
  filing: place,
  normative,
  about,
  responsibility,
  coordination,
  approval,
  originallyPublishedOn,
}: Description): Description => ({
  documentNumber,
  formedOn,
  manners,
  ...(place && { filing: place }),
  ...(normative && { normative }),
  ...(about && { about }),
  ...(responsibility && { responsibility }),
  ...(coordination && { coordination }),
  ...(approval && { approval }),
  ...(originallyPublishedOn && { originallyPublishedOn }),
});

/**
 * A running statutory term. `start` is day 0; `due` the last day; `provisional` when it reaches into a year without approved calendar.
 * `pauses`: the days after `after`, up to and including `through`, were not counted (Art 33); absent when there was none.
 */
export const term = z.strictObject({
  start: date,
  days: count,
  due: date,
  provisional: z.boolean(),
  calendar: z.string(),
  pauses: z.array(z.strictObject({ after: date, through: date })).optional(),
});
export type Term = z.infer<typeof term>;

/** An attempt that was refused and is kept in the record (architecture rule 2). */
export const attemptRefused = z.strictObject({
  act: z.string().min(1).max(80),
  code: z.string().min(1).max(120),
  /** Who tried, by issuer subject. */
  by: personSub,
  on: date,
});
