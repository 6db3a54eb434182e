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

/** Why a proposal contradicts itself; undefined when it does not. */
export const faultOfProposal = (
  proposal: Pick<
    Proposal,
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
  const documentFault = faultOfDocument(proposal) ?? faultOfSubject(proposal);
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
