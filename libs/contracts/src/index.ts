export * from './canonical.js';
export * from './catalogue.js';
export * from './define.js';
export * from './envelope.js';
export { eventLabel } from './event-labels.js';
export * from './events/access.js';
export {
  date,
  fileName,
  MOST_ATTACHMENTS,
  attachment,
  type Attachment,
  type PublishedAttachment,
  descriptionOf,
  filing,
  organId,
  sectionId,
  type Description,
  type Filing,
  type Term,
} from './events/fields.js';
export * from './events/intake-applications.js';
export * from './events/intake-complaints.js';
export * from './events/intake-directory.js';
export * from './events/intake-late-entries.js';
export * from './events/intake-others.js';
export * from './events/intake-sequels.js';
export * from './events/intake-ratings.js';
export * from './events/intake-registers.js';
export * from './events/publish.js';
export * from './events/publish-consultations.js';
export * from './events/reporting.js';
export * from './events/reporting-assurance.js';
export * from './events/reporting-audit.js';
export * from './events/reporting-supervision.js';
export * from './events/review.js';
export * from './events/rule-rows.js';
export * from './letters.js';
export * from './vocabulary.js';
