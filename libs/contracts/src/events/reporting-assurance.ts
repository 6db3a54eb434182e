import { z } from 'zod';
import { defineEvent, type EventsOf } from '../define.js';
import { count, date, organId } from './fields.js';
import { cut } from './reporting.js';

const service = 'reporting';
const year = z.number().int().min(1900).max(2200);
const shownCell = z.union([z.number(), z.string().max(40), z.null()]);

/** Streams `comparison-<id>`: the figures that readers see, told a second time from the record. */
export const comparisonEvents = {
  FiguresCompared: defineEvent({
    service,
    name: 'FiguresCompared',
    kind: 'private',
    summary:
      'The figures of every organ and year, and of the city, were told a second time straight from the record and held against what readers see.',
    schema: z.strictObject({
      on: date,
      /** What the compared tables showed. */
      cut,
      organs: count,
      years: z.strictObject({ from: year, to: year }),
      cells: z.number().int().nonnegative(),
      /** How many cells said something else. */
      disagreeing: z.number().int().nonnegative(),
      /** The first of them. */
      disagreements: z
        .array(
          z.strictObject({
            /** Null: the city. */
            organ: organId.nullable(),
            year,
            table: z.number().int().min(2).max(4),
            row: z.string().max(60),
            column: z.string().max(60),
            shown: shownCell,
            recounted: z.string().max(40).nullable(),
          }),
        )
        .max(50),
    }),
  }),
} as const;
export type ComparisonEvent = EventsOf<typeof comparisonEvents>;
