import { isCivilDate } from '@mingjian/core';
import { z } from 'zod';
import { grounds, media, normativeKinds, relations } from '../vocabulary.js';

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
}: Description): Description => ({
  documentNumber,
  formedOn,
  manners,
  ...(place && { filing: place }),
  ...(normative && { normative }),
  ...(about && { about }),
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
