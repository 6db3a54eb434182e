import { civilDateOf } from '@mingjian/core';
import type { ItemCommand } from './commands.js';
import { refusalOfFiling } from './filing.js';
import type { ItemRefusal } from './refusals.js';

/** Why a proposal contradicts itself; undefined when it does not. */
export const faultOfProposal = (
  proposal: Pick<
    Extract<ItemCommand, { type: 'Propose' }>,
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
  if (publishBy < formedOn) return 'item.proposal.dueBeforeFormed';
  // Openness is the norm (Art 5): whatever is not published of one's own accord needs one of the grounds of Arts 14–16.
  if (attribute !== 'proactive' && attributeGround === null) return 'item.attribute.groundMissing';
  if (attribute === 'proactive' && attributeGround !== null) return 'item.attribute.groundNotNeeded';
  if (attribute === 'proactive' ? visibility === 'closed' : visibility === 'public') {
    return 'item.visibility.contradictsAttribute';
  }
  return undefined;
};
