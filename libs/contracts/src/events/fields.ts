import { isCivilDate } from '@mingjian/core';
import { z } from 'zod';
import { grounds } from '../vocabulary.js';

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
