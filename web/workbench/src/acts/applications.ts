import { assignmentActs } from './applications/assignment.js';
import { closingActs } from './applications/closing.js';
import type { Act } from './applications/file.js';
import { groundActs } from './applications/grounds.js';
import { inquiryActs } from './applications/inquiries.js';
import { replyActsFor } from './applications/replies.js';

export { assignSeveral } from './applications/assignment.js';
export { sectionOf, type ApplicationFile, type Consultation, type TermExplained } from './applications/file.js';

/** The acts on one application, in the order of its life. @param resultCodes of the glossary */
export const applicationActs = (resultCodes: readonly string[]): readonly Act[] => [
  ...assignmentActs,
  ...inquiryActs,
  ...groundActs,
  ...replyActsFor(resultCodes),
  ...closingActs,
];
