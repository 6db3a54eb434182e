import type { Responsibility } from '@mingjian/contracts';
import { civilDateOf } from '@mingjian/core';
import type { ItemCommand } from './commands.js';
import { refusalOfFiling } from './filing.js';
import type { ItemRefusal } from './refusals.js';

type Proposal = Extract<ItemCommand, { type: 'Propose' }>;

/** The occasion whose term an interpretation runs by. */
export const INTERPRETATION = 'interpretation';

/** A document that binds the public has a number, and is valid at least on the day on which it was made. */
const faultOfDocument = ({
  normative,
  carrier,
  documentNumber,
  formedOn,
}: Pick<Proposal, 'normative' | 'carrier' | 'documentNumber' | 'formedOn'>): ItemRefusal | undefined => {
  if (!normative) return undefined;
  if (carrier !== 'officialDocument' || documentNumber === null) return 'item.normative.numberMissing';
  return normative.validTo !== null && normative.validTo < formedOn ? 'item.normative.endsBeforeItBegins' : undefined;
};

/** An interpretation is bound to its document, a clarification to what was out (Art 6). */
const faultOfSubject = ({
  about,
  subject,
  occasion,
}: Pick<Proposal, 'about' | 'subject' | 'occasion'>): ItemRefusal | undefined => {
  if (about?.relation !== 'interprets' && occasion === INTERPRETATION) return 'item.about.documentMissing';
  if (!about) return undefined;
  if (!subject) return 'item.about.unknown';
  if (about.relation === 'clarifies') return subject.wasPublished ? undefined : 'item.about.notPublished';
  if (subject.interprets) return 'item.about.ofInterpretation';
  return occasion === INTERPRETATION ? undefined : 'item.about.otherOccasion';
};

/** By which side of its origin an organ is responsible (Art 10): whoever made it, or led the making; whoever holds or first obtained it. */
const OF_ORIGIN = {
  made: ['maker', 'lead', 'ownName'],
  obtained: ['holder', 'firstObtainer'],
} as const satisfies Record<Proposal['origin'], readonly Responsibility[]>;

/** What other organs have to do with it: the lead discloses what they made together, each agrees, and an approval is there before (Arts 10, 11). */
const faultOfResponsibility = ({
  organ,
  origin,
  responsibility,
  coordination = [],
  unknownPartners = [],
  approval,
  approvalAwaited = false,
  today,
}: Pick<
  Proposal,
  'organ' | 'origin' | 'responsibility' | 'coordination' | 'unknownPartners' | 'approval' | 'approvalAwaited' | 'today'
>): ItemRefusal | undefined => {
  const bases: readonly Responsibility[] = OF_ORIGIN[origin];
  if (responsibility !== undefined && !bases.includes(responsibility)) return 'item.responsibility.contradictsOrigin';
  if (responsibility === 'lead' && coordination.length === 0) return 'item.responsibility.partnersMissing';
  const partners = coordination.map((agreed) => agreed.organ);
  if (partners.includes(organ) || new Set(partners).size < partners.length || unknownPartners.length > 0) {
    return 'item.coordination.organUnknown';
  }
  if (coordination.some(({ agreedOn }) => agreedOn > today)) return 'item.coordination.inFuture';
  if (approvalAwaited) return 'item.approval.missing';
  return approval !== undefined && approval.approvedOn > today ? 'item.approval.inFuture' : undefined;
};

/** What was published elsewhere before was so on a day that is over, and not before it was formed. */
const faultOfOriginalDay = ({
  originallyPublishedOn,
  formedOn,
  today,
}: Pick<Proposal, 'originallyPublishedOn' | 'formedOn' | 'today'>): ItemRefusal | undefined =>
  originallyPublishedOn !== undefined && (originallyPublishedOn >= today || originallyPublishedOn < formedOn)
    ? 'item.original.dayOutOfOrder'
    : undefined;

/** Why a proposal contradicts itself; undefined when it does not. */
export const faultOfProposal = (
  proposal: Pick<
    Proposal,
    | 'organ'
    | 'origin'
    | 'responsibility'
    | 'coordination'
    | 'unknownPartners'
    | 'approval'
    | 'approvalAwaited'
    | 'originallyPublishedOn'
    | 'attribute'
    | 'attributeGround'
    | 'visibility'
    | 'formedOn'
    | 'formedAt'
    | 'publishBy'
    | 'today'
    | 'sectionStands'
    | 'unit'
    | 'filingFault'
    | 'carrier'
    | 'documentNumber'
    | 'normative'
    | 'about'
    | 'subject'
    | 'occasion'
  >,
): ItemRefusal | undefined => {
  const {
    attribute,
    attributeGround,
    visibility,
    formedOn,
    formedAt,
    publishBy,
    today,
    sectionStands,
    unit,
    filingFault,
  } = proposal;
  if (!sectionStands) return 'item.proposal.sectionUnknown';
  if (formedOn > today) return 'item.proposal.formedInTheFuture';
  if (unit === null) return 'item.proposal.occasionUnknown';
  if (unit === 'hours' && formedAt === undefined) return 'item.proposal.hourMissing';
  if (unit !== 'hours' && formedAt !== undefined) return 'item.proposal.hourNotExpected';
  if (formedAt !== undefined && civilDateOf(new Date(formedAt)) !== formedOn) return 'item.proposal.hourOfAnotherDay';
  if (filingFault) return refusalOfFiling[filingFault];
  const documentFault =
    faultOfDocument(proposal) ??
    faultOfSubject(proposal) ??
    faultOfResponsibility(proposal) ??
    faultOfOriginalDay(proposal);
  if (documentFault) return documentFault;
  // The term of an interpretation is that of its document, and may be over before anybody writes it.
  if (proposal.about?.relation !== 'interprets' && publishBy < formedOn) return 'item.proposal.dueBeforeFormed';
  // Openness is the norm (Art 5): whatever is not published of one's own accord needs one of the grounds of Arts 14–16.
  if (attribute !== 'proactive' && attributeGround === null) return 'item.attribute.groundMissing';
  if (attribute === 'proactive' && attributeGround !== null) return 'item.attribute.groundNotNeeded';
  if (attribute === 'proactive' ? visibility === 'closed' : visibility === 'public') {
    return 'item.visibility.contradictsAttribute';
  }
  return undefined;
};
