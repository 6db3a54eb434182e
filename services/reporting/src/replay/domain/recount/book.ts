import type { ApplicationEvent, OpeningEvent, RemedyEvent, TallyEvent } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import { amountOf, type Amount } from './amount.js';

/** What happened in the city that a report counts. */
export type CountedEvent = ApplicationEvent | RemedyEvent | TallyEvent | OpeningEvent;

/** The names of the events that the book takes; it passes over all others. */
export const countedEvents: readonly CountedEvent['type'][] = [
  'ApplicationRegistered',
  'ApplicationDecided',
  'ApplicationFactsCorrected',
  'RemedyLodged',
  'RemedyConcluded',
  'TallyRecorded',
  'OpeningBalanceImported',
];

export interface BookedCase {
  readonly organ: string;
  type: string;
  received: CivilDate;
  result: string | null;
  decided: CivilDate | null;
}

export interface BookedRemedy {
  readonly organ: string;
  readonly kind: string;
  readonly lodged: CivilDate;
  outcome: string | null;
  concluded: CivilDate | null;
}

export interface BookedTally {
  readonly organ: string;
  /** `YYYY-MM`. */
  readonly month: string;
  readonly measure: string;
  readonly value: Amount;
}

export interface BookedOpening {
  readonly organ: string;
  readonly year: number;
  readonly version: number;
  readonly carried: ReadonlyMap<string, number>;
  readonly inForce: ReadonlyMap<string, Amount>;
}

/** Everything that is counted, one entry for each thing, as the last event left it. */
export interface Book {
  readonly cases: ReadonlyMap<string, BookedCase>;
  readonly remedies: ReadonlyMap<string, BookedRemedy>;
  readonly tallies: ReadonlyMap<string, BookedTally>;
  readonly openings: ReadonlyMap<string, BookedOpening>;
}

/**
 * Books a history event by event, in one pass: what the second telling of the figures stands on. It knows neither the tables of the projection
 * nor the fold that reports are frozen by, so that a fault of either shows.
 */
export const openBook = (): Book & { enter(event: CountedEvent): void } => {
  const cases = new Map<string, BookedCase>();
  const remedies = new Map<string, BookedRemedy>();
  const tallies = new Map<string, BookedTally>();
  const openings = new Map<string, BookedOpening>();
  // Few different words in a million entries.
  const words = new Map<string, string>();
  const word = (text: string): string => {
    const known = words.get(text);
    if (known !== undefined) return known;
    words.set(text, text);
    return text;
  };

  const enter = (event: CountedEvent): void => {
    switch (event.type) {
      case 'ApplicationRegistered': {
        const { application, organ, applicantType, receiptDate } = event.data;
        const open = { result: null, decided: null };
        cases.set(application, { organ: word(organ), type: word(applicantType), received: word(receiptDate), ...open });
        return;
      }
      case 'ApplicationDecided': {
        const decided = cases.get(event.data.application);
        if (!decided) return;
        decided.result = word(event.data.result);
        decided.decided = word(event.data.decidedOn);
        return;
      }
      case 'ApplicationFactsCorrected': {
        const corrected = cases.get(event.data.application);
        if (!corrected) return;
        const { applicantType, receiptDate, result, decidedOn } = event.data.after;
        corrected.type = word(applicantType);
        corrected.received = word(receiptDate);
        if (result === null || decidedOn === null) return;
        corrected.result = word(result);
        corrected.decided = word(decidedOn);
        return;
      }
      case 'RemedyLodged': {
        const { remedy, organ, kind, lodgedOn } = event.data;
        remedies.set(remedy, { organ: word(organ), kind, lodged: lodgedOn, outcome: null, concluded: null });
        return;
      }
      case 'RemedyConcluded': {
        const concluded = remedies.get(event.data.remedy);
        if (!concluded) return;
        concluded.outcome = event.data.outcome;
        concluded.concluded = event.data.concludedOn;
        return;
      }
      case 'TallyRecorded': {
        const { organ, month, measure, value } = event.data;
        tallies.set(`${organ}/${measure}/${month}`, { organ: word(organ), month, measure, value: amountOf(value) });
        return;
      }
      case 'OpeningBalanceImported':
        enterOpening(openings, event.data);
        return;
      default:
    }
  };
  return { cases, remedies, tallies, openings, enter };
};

const enterOpening = (openings: Map<string, BookedOpening>, data: OpeningEvent['data']): void => {
  const { organ, year, version, carriedForward, regulationsInForce, normativeDocumentsInForce } = data;
  const place = `${organ}/${year}`;
  if (version <= (openings.get(place)?.version ?? 0)) return;
  const inForce = new Map<string, Amount>();
  if (regulationsInForce !== null) inForce.set('regulations', amountOf(regulationsInForce));
  if (normativeDocumentsInForce !== null) inForce.set('normativeDocuments', amountOf(normativeDocumentsInForce));
  const carried = new Map(Object.entries(carriedForward) as [string, number][]);
  openings.set(place, { organ, year, version, carried, inForce });
};
