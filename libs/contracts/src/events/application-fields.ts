import { z } from 'zod';
import { applicantTypes, resultCodes } from '../vocabulary.js';
import { article, count, date, id, organId } from './fields.js';

export const service = 'intake';
export const ofCase = { application: id, organ: organId };
/** 文号; absent where the organ has no pattern for notices, and in old events. */
export const documentNumber = z.string().min(1).max(80).optional();

/** What table 3 counts of a case: its column, its year in N, its row and its year in T. Null before the decision. */
export const countedFacts = z.strictObject({
  applicantType: z.enum(applicantTypes),
  receiptDate: date,
  result: z.enum(resultCodes).nullable(),
  decidedOn: date.nullable(),
});

/** How a partial disclosure is separated: how many parts are open, and the ground of each that is withheld (Art 37). What they are is sealed. */
export const parts = z.strictObject({ open: count.min(1), withheld: z.array(article).min(1) }).optional();
