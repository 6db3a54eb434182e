import type { EventDefinition } from './define.js';
import { accessEvents } from './events/access.js';
import { applicationEvents, personalReadingEvents } from './events/intake-applications.js';
import { complaintEvents, complaintReadingEvents } from './events/intake-complaints.js';
import { grantEvents, organEvents, ruleEvents } from './events/intake-directory.js';
import { itemEvents, remedyEvents, tallyEvents } from './events/intake-others.js';
import { conversionEvents, recordCorrectionEvents } from './events/intake-sequels.js';
import { lateEntryEvents } from './events/intake-late-entries.js';
import { ratingEvents } from './events/intake-ratings.js';
import { registerEvents } from './events/intake-registers.js';
import { publicationEvents, replyEvents } from './events/publish.js';
import { consultationEvents } from './events/publish-consultations.js';
import { annualReportEvents, openingEvents, reportDutyEvents } from './events/reporting.js';
import { comparisonEvents } from './events/reporting-assurance.js';
import { auditEvents, auditReadingEvents, findingEvents } from './events/reporting-audit.js';
import {
  appraisalEvents,
  inspectionEvents,
  measureEvents,
  rectificationEvents,
} from './events/reporting-supervision.js';
import { readingEvents, reviewEvents } from './events/review.js';

/** Every event of every service, by type on the wire. */
export const catalogue: ReadonlyMap<string, EventDefinition> = new Map(
  [
    applicationEvents,
    lateEntryEvents,
    personalReadingEvents,
    itemEvents,
    remedyEvents,
    complaintEvents,
    complaintReadingEvents,
    tallyEvents,
    recordCorrectionEvents,
    conversionEvents,
    registerEvents,
    ratingEvents,
    organEvents,
    grantEvents,
    ruleEvents,
    reviewEvents,
    readingEvents,
    replyEvents,
    publicationEvents,
    consultationEvents,
    openingEvents,
    annualReportEvents,
    reportDutyEvents,
    comparisonEvents,
    auditEvents,
    findingEvents,
    auditReadingEvents,
    inspectionEvents,
    rectificationEvents,
    measureEvents,
    appraisalEvents,
    ...Object.values(accessEvents),
  ]
    .flatMap((group): EventDefinition[] => Object.values(group))
    .map((definition) => [definition.wireType, definition]),
);

/** The step from an older version of an event to the next one. */
export interface Upcaster {
  /** The type on the wire of the next version. */
  readonly to: string;
  up(data: Record<string, unknown>): Record<string, unknown>;
}

/** From an older wire type to the next one. Every event is at version 1 today, so the table is empty. */
const upcasters: ReadonlyMap<string, Upcaster> = new Map();

/** The event's name in its type on the wire, whatever its version. */
export const eventNameIn = (wireType: string): string => wireType.split('.')[3] ?? '';

export const createUpcast =
  (definitions: ReadonlyMap<string, EventDefinition>, steps: ReadonlyMap<string, Upcaster>) =>
  (wireType: string, data: unknown): { readonly name: string; readonly data: Record<string, unknown> } => {
    if (!definitions.has(wireType)) throw new UnknownEventType(wireType);
    let type = wireType;
    let current = data as Record<string, unknown>;
    for (let step = steps.get(type); step; step = steps.get(type)) {
      if (!definitions.has(step.to)) throw new UnknownEventType(step.to);
      current = step.up(current);
      type = step.to;
    }
    return { name: eventNameIn(type), data: current };
  };

/**
 * Turns stored data of any version into the newest one of its event.
 * @throws UnknownEventType for a type that this build does not know.
 */
export const upcast = createUpcast(catalogue, upcasters);

export class UnknownEventType extends Error {
  constructor(readonly wireType: string) {
    super(`unknown event type ${wireType}`);
  }
}
