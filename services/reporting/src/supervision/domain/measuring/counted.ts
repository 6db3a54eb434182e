import type {
  AnnualReportEvent,
  ApplicationEvent,
  AppraisalMeasure,
  ComplaintEvent,
  ItemEvent,
  RectificationEvent,
  RemedyEvent,
} from '@mingjian/contracts';
import { yearOf } from '@mingjian/core';

type Told = AnnualReportEvent | ApplicationEvent | ComplaintEvent | ItemEvent | RectificationEvent | RemedyEvent;
type Named<Name extends Told['type']> = Extract<Told, { type: Name }>;

/** The events of all services that tell how an organ does its work. */
export type TellingEvent = Named<(typeof tellingEvents)[number]>;
export const tellingEvents = [
  'ItemTermMissed',
  'ApplicationDecided',
  'RemedyConcluded',
  'ComplaintTermMissed',
  'RectificationOverdue',
  'AnnualReportSubmitted',
  'AnnualReportReturned',
  'AnnualReportAccepted',
] as const satisfies readonly Told['type'][];

/** What adds up case by case; whether a report was submitted or mended follows from what became of it in the end. */
export const additiveMeasures = [
  'itemTermsMissed',
  'repliesLate',
  'remediesCorrected',
  'complaintTermsMissed',
  'rectificationsOverdue',
] as const satisfies readonly AppraisalMeasure[];
export type AdditiveMeasure = (typeof additiveMeasures)[number];

export interface CountedCase {
  readonly organ: string;
  readonly year: number;
  readonly measure: AdditiveMeasure;
}

/**
 * What one event adds to a measure of an organ and year, the year being that of the day which passed or of the outcome; undefined for
 * nothing. Each event tells it alone, so that no order between them matters. Late entries never count (architecture rule 11).
 */
export const countedBy = (event: TellingEvent): CountedCase | undefined => {
  const of = (measure: AdditiveMeasure, day: string): CountedCase => ({
    organ: event.data.organ,
    year: yearOf(day),
    measure,
  });
  switch (event.type) {
    case 'ItemTermMissed':
      return of('itemTermsMissed', event.data.publishBy);
    case 'ApplicationDecided':
      return event.data.via === 'reply' && event.data.decidedOn > event.data.due
        ? of('repliesLate', event.data.decidedOn)
        : undefined;
    case 'RemedyConcluded':
      return event.data.outcome === 'corrected' ? of('remediesCorrected', event.data.concludedOn) : undefined;
    case 'ComplaintTermMissed':
      return of('complaintTermsMissed', event.data.due);
    case 'RectificationOverdue':
      return of('rectificationsOverdue', event.data.dueOn);
    default:
      return undefined;
  }
};
