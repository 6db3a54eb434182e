import type {
  AnnualReportEvent,
  ItemEvent,
  LateEntryEvent,
  PublicationEvent,
  RemedyEvent,
  ReplyEvent,
  ReviewEvent,
} from '@mingjian/contracts';
import { amend, life, type Facts } from '../fold.js';

const attempt = { refused: true } as const;
const duties = ['duties', 'duty'] as const;

/** New bytes have the files that their event names: none where it names none. */
function itsFiles({ attachments: _, ...facts }: Facts, { attachments }: Facts): Facts {
  return attachments === undefined ? facts : { ...facts, attachments };
}

/** An item that a bureau must publish (公开事项). */
export const item = life<ItemEvent>(
  'item',
  'item',
)({
  ItemProposed: { phase: 'proposed' },
  ItemEdited: { phase: 'proposed', then: itsFiles },
  ItemRevised: { phase: 'proposed', then: itsFiles },
  ItemRefiled: { as: 'refiling', anew: true, then: (facts, { to }) => ({ ...facts, filing: to }) },
  // A revision that is under review goes on although the version on the portal was taken off.
  ItemTakenDown: {
    phase: ({ phase }) => (phase === 'published' ? 'takenDown' : phase),
    then: (facts) => ({ ...facts, out: null }),
    on: ['takenDownOn'],
  },
  ItemWithdrawn: { phase: 'withdrawn', on: ['withdrawnOn'] },
  ItemReturned: { phase: 'returned' },
  // A revision that stays closed leaves the version that is out where it is.
  ItemConcluded: {
    phase: ({ facts }, { outcome }) => (facts['out'] ? 'published' : String(outcome)),
    then: (facts, { outcome }) =>
      outcome === 'published'
        ? { ...facts, out: { visibility: facts['visibility'] } }
        : { ...facts, ...(facts['out'] as Facts | undefined) },
    on: ['concludedOn'],
  },
  ItemTermRecomputed: {},
  ItemTermMissed: { as: 'missed', anew: true },
  ItemDutyArisen: { as: duties, anew: true, on: ['start'] },
  ItemDutyRecomputed: { as: duties },
  ItemDutyMissed: {
    as: duties,
    then: (facts, { duty }) => ({
      ...facts,
      duties: amend((facts['duties'] ?? {}) as Facts, String(duty), { missed: true }),
    }),
  },
  ItemReassessed: { as: 'reassessment', anew: true, on: ['reassessedOn'] },
  ItemReferredTo: { as: ['referredToBy', 'by'], on: ['publishedOn'] },
  ItemActRefused: attempt,
});

/** The review of one thing through all its proposals and edits. New bytes void what was said of the old ones. */
const afresh = (facts: Facts): Facts => ({ ...facts, opinions: {}, decision: null, findings: {}, clearance: null });
const opinions = ['opinions', 'level'] as const;
const doubts = ['doubts', 'doubt'] as const;

export const review = life<ReviewEvent>(
  'review',
  'review',
)({
  ReviewOpened: { phase: 'open', then: afresh, on: ['openedOn'] },
  OpinionGiven: { as: opinions, anew: true },
  ReviewDecided: {
    phase: 'decided',
    as: 'decision',
    anew: true,
    lifts: ['thing', 'section', 'drafters', 'item', 'digest'],
    on: ['decidedOn'],
  },
  ReviewReferred: { as: 'referral', anew: true, on: ['referredOn'] },
  ReferralAnswered: { as: 'referral', on: ['answeredOn'] },
  ReviewEscalated: { as: ['escalations', 'level'], anew: true, on: ['escalatedOn'] },
  ReviewContentEdited: { phase: 'open', then: afresh },
  PersonalDataFound: { as: ['findings', 'digest'] },
  PersonalDataDecided: { as: ['personalDataDecisions', 'level'], on: ['decidedOn'] },
  ReviewClosed: { phase: 'closed', on: ['closedOn'] },
  DoubtRaised: { as: doubts, anew: true, on: ['raisedOn'] },
  DoubtResolved: { as: doubts, on: ['resolvedOn'] },
  ContentClassified: { as: 'secret', anew: true, on: ['classifiedOn'] },
  ContentDeclassified: { as: 'secret', on: ['declassifiedOn'] },
  OpeningPermitted: { as: 'secret', on: ['permittedOn'] },
  ReleaseCleared: { as: 'clearance', anew: true, on: ['clearedOn'] },
  ReleaseBarred: { as: 'bar', anew: true, on: ['barredOn'] },
  ReleaseRevoked: { as: 'revocation', anew: true, on: ['revokedOn'], then: (facts) => ({ ...facts, clearance: null }) },
  ReviewActRefused: attempt,
});

/** The letter that answers an application. */
export const reply = life<ReplyEvent>(
  'reply',
  'reply',
  'application',
)({
  ReplyExpected: { phase: 'inReview' },
  ReplyPrepared: { phase: 'prepared' },
  ReplyReleaseRequested: { phase: 'releaseAsked', as: 'releaseRequest', anew: true, lifts: ['number'] },
  ReplyReleaseBarred: { phase: 'prepared', as: 'releaseRequest' },
  ReplyIssued: { phase: 'issued', on: ['issuedOn'] },
  ReplyReleaseRevoked: { phase: 'revoked', as: 'revocation', on: ['revokedOn'] },
  ReplyDelivered: { phase: 'delivered', on: ['deliveredOn'] },
  ReplySuperseded: {
    phase: (before) => (before.facts['issuedOn'] === undefined ? 'superseded' : before.phase),
    as: 'supersession',
    anew: true,
  },
  ReplyActRefused: attempt,
});

/** An item on its way to the public portal, on it, or taken back, with its versions. */
export const publication = life<PublicationEvent>(
  'publication',
  'publication',
  'item',
)({
  PublicationExpected: { phase: whileOut('inReview') },
  PublicationPrepared: {
    phase: whileOut('prepared'),
    as: 'draft',
    anew: true,
    lifts: ['review', 'proposal', 'drafters', 'section'],
  },
  PublicationReleaseRequested: { as: 'releaseRequest', anew: true, lifts: ['indexNumber'] },
  PublicationReleaseBarred: { as: 'releaseRequest' },
  ItemPublished: { phase: 'published', then: itsFiles, on: ['publishedOn'] },
  PublicationWithdrawn: { phase: 'withdrawn', as: 'withdrawal', anew: true, on: ['withdrawnOn'] },
  DocumentRepealed: { as: 'repeal', anew: true, on: ['repealedOn'] },
  PublicationChannelConfirmed: { as: ['channels', 'medium'], on: ['doneOn'] },
  PublicationPushed: { as: 'push', anew: true, on: ['pushedOn'] },
  PublicationFilesRead: {},
  PublicationRefiled: {},
  PublicationSuperseded: { phase: whileOut('superseded'), as: 'supersession', anew: true },
  PublicationActRefused: attempt,
});

/** What is on the portal stays there while a newer version is on its way. */
function whileOut(phase: string) {
  return (before: { readonly phase: string }): string => (before.phase === 'published' ? 'published' : phase);
}

/** A case that was handled outside the system and is entered afterwards (补录); what it becomes is an application of its own. */
export const lateEntry = life<LateEntryEvent>(
  'lateEntry',
  'lateEntry',
  'application',
)({
  LateEntryProposed: { phase: 'proposed', on: ['proposedOn'] },
  LateEntryConfirmed: { phase: 'confirmed', on: ['confirmedOn'] },
  LateEntryRejected: { phase: 'rejected', on: ['rejectedOn'] },
  LateEntryActRefused: attempt,
});

/** A reconsideration or suit (行政复议, 行政诉讼). */
export const remedy = life<RemedyEvent>(
  'remedy',
  'remedy',
  'kind',
)({
  RemedyLodged: { phase: 'pending', on: ['lodgedOn'] },
  RemedyConcluded: { phase: 'concluded', on: ['concludedOn'] },
});

/** One version of an annual report (年度报告). */
export const report = life<AnnualReportEvent>(
  'report',
  'year',
  'version',
)({
  // A returned report that is drafted anew is still a returned one.
  AnnualReportDrafted: { phase: ({ phase }) => (phase === 'unknown' ? 'drafted' : phase) },
  AnnualReportTextEdited: { on: ['on'] },
  AnnualReportRuleWaived: { as: ['waivers', 'rule'], anew: true, on: ['on'] },
  AnnualReportApproved: { phase: 'approved', as: 'approval', anew: true, on: ['on'] },
  AnnualReportSubmitted: { phase: 'submitted', as: 'submission', anew: true, on: ['on'] },
  AnnualReportReturned: { phase: 'returned', as: 'return', anew: true, on: ['on'] },
  AnnualReportAccepted: { phase: 'accepted', as: 'acceptance', anew: true, on: ['on'] },
});
