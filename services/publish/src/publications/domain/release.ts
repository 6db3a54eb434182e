import { canonicalize } from '@mingjian/contracts';
import { accepted } from '@mingjian/core';
import type { ReceiveBar, ReceiveClearance, RequestRelease } from './commands.js';
import { refuse, whenPresent, type PublicationDecision } from './guards.js';
import type { PublicationRefusal } from './refusals.js';
import { publicationOf, type Draft, type Publication, type PublicationState, type Published } from './state.js';

/** The office publishes the item: asks review to clear exactly its bytes. Nothing goes out before the answer. */
export const requestRelease = (command: RequestRelease, state: PublicationState): PublicationDecision =>
  whenPresent(state, (publication) => {
    const { request, by, actingFor } = command;
    const { draft, published, drafters } = publication;
    if ([by, actingFor].some((person) => person !== null && drafters.includes(person))) {
      return refuse('publication.release.byDrafter');
    }
    if (!draft) return refuse(whyNoDraft(publication));
    if (published && isSame(published, draft)) return refuse('publication.release.alreadyPublished');
    if (draft.visibility === 'closed') return refuse('publication.release.closedScope');
    if (publication.request) return refuse('publication.release.pending');
    const indexNumber = publication.indexNumber ?? command.indexNumber.trim();
    if (indexNumber === '') return refuse('publication.release.indexNumberMissing');
    return accepted({
      type: 'PublicationReleaseRequested',
      data: {
        ...publicationOf(publication),
        review: publication.review,
        proposal: publication.proposal,
        request,
        digest: draft.digest,
        indexNumber,
        by,
      },
    });
  });

/**
 * Review cleared a request: the item is published, today, if the clearance names the request that waits and exactly the bytes that it
 * asked for, and they are still the draft. Anything else ends the request without a publication.
 */
export const receiveClearance = (command: ReceiveClearance, state: PublicationState): PublicationDecision =>
  whenPresent(state, (publication) => {
    const { request, draft, indexNumber, published, versions } = publication;
    if (published?.request === command.request) return accepted();
    if (request?.id !== command.request || indexNumber === null) return refuse('publication.clearance.notRequested');
    if (request.digest !== command.digest) return barred(publication, request.id, 'publication.clearance.otherBytes');
    if (draft?.digest !== command.digest) return barred(publication, request.id, 'publication.clearance.superseded');
    return accepted({
      type: 'ItemPublished',
      data: {
        ...publicationOf(publication),
        request: request.id,
        indexNumber,
        version: versions + 1,
        title: command.title,
        ...(command.links && command.links.length > 0 && { links: [...command.links] }),
        ...(command.attachments && command.attachments.length > 0 && { attachments: [...command.attachments] }),
        ...(command.clearance && { clearance: command.clearance }),
        category: draft.category,
        visibility: draft.visibility,
        ...(draft.description && { description: draft.description }),
        digest: draft.digest,
        publishedOn: command.today,
      },
    });
  });

/** The same bytes go out again for more people, or with something else said of them, once that was reviewed. */
export const isSame = (published: Published, draft: Draft): boolean =>
  published.digest === draft.digest &&
  published.visibility === draft.visibility &&
  canonicalize(published.description ?? null) === canonicalize(draft.description ?? null);

/** Review barred the request. It may be asked again later: the index number stays. */
export const receiveBar = ({ request, code }: ReceiveBar, state: PublicationState): PublicationDecision =>
  state.phase === 'present' && state.request?.id === request ? barred(state, request, code) : accepted();

export const barred = (publication: Publication, request: string, code: string): PublicationDecision =>
  accepted({ type: 'PublicationReleaseBarred', data: { ...publicationOf(publication), request, code } });

const whyNoDraft = ({ superseded }: Publication): PublicationRefusal => {
  if (superseded === 'edited') return 'publication.release.superseded';
  return superseded === 'withdrawn' ? 'publication.release.withdrawn' : 'publication.release.notReviewed';
};
