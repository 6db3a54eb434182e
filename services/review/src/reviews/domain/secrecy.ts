import type { ReviewEvent } from '@mingjian/contracts';
import { accepted } from '@mingjian/core';
import type { Classify, Declassify, PermitOpening, RaiseDoubt, ResolveDoubt } from './commands.js';
import { isOwnDraft, peopleOf, refuse, sealed, whenOpened, type ReviewDecision } from './guards.js';
import { revocation } from './release.js';
import { reviewOf, standingClearances, type Review, type ReviewState, type RevocationCause } from './state.js';

/** Third prohibition: the border is unclear. Anybody of the organ may say so at any time; nothing goes out until it is resolved. */
export const raiseDoubt = (command: RaiseDoubt, state: ReviewState): ReviewDecision =>
  whenOpened(state, (review) => {
    const { doubt, by, today } = command;
    if (review.doubts.includes(doubt)) return refuse('review.doubt.alreadyRaised');
    return accepted({
      type: 'DoubtRaised',
      data: { ...reviewOf(review), doubt, by, raisedOn: today },
      ...sealed(command),
    });
  });

/** Found that it must not go out, a doubt closes the present bytes for ever and calls back what is out. */
export const resolveDoubt = (command: ResolveDoubt, state: ReviewState): ReviewDecision =>
  whenOpened(state, (review) => {
    const { doubt, finding, by, today } = command;
    if (!review.doubts.includes(doubt)) return refuse('review.doubt.notOpen');
    if (isOwnDraft(command, review)) return refuse('review.person.ownDraft');
    return accepted(
      {
        type: 'DoubtResolved',
        data: { ...reviewOf(review), doubt, by, finding, resolvedOn: today },
        ...sealed(command),
      },
      ...(finding === 'mustNotGoOut' ? allClearancesEnd(review, 'doubt', today) : []),
    );
  });

/** Second prohibition: the matter is secret. It stays so through edits and new proposals, until declassified and permitted. */
export const classify = (command: Classify, state: ReviewState): ReviewDecision =>
  whenOpened(state, (review) => {
    const { level, by, today } = command;
    if (review.secret?.declassifiedBy === null && review.secret.level === level) {
      return refuse('review.classification.alreadyClassified', { level });
    }
    return accepted(
      { type: 'ContentClassified', data: { ...reviewOf(review), level, by, classifiedOn: today }, ...sealed(command) },
      ...allClearancesEnd(review, 'classified', today),
    );
  });

/** Lifts the secret. That alone is no permission to open (second prohibition). */
export const declassify = (command: Declassify, state: ReviewState): ReviewDecision =>
  whenOpened(state, (review) => {
    if (review.secret?.declassifiedBy !== null) return refuse('review.declassification.notClassified');
    if (isOwnDraft(command, review)) return refuse('review.person.ownDraft');
    return accepted({
      type: 'ContentDeclassified',
      data: { ...reviewOf(review), by: command.by, declassifiedOn: command.today },
      ...sealed(command),
    });
  });

/** Permits, as somebody else than the declassifier, that the content is opened. */
export const permitOpening = (command: PermitOpening, state: ReviewState): ReviewDecision =>
  whenOpened(state, (review) => {
    const declassifier = review.secret?.declassifiedBy ?? null;
    if (declassifier === null) return refuse('review.permission.notDeclassified');
    if (isOwnDraft(command, review)) return refuse('review.person.ownDraft');
    if (peopleOf(command).includes(declassifier)) return refuse('review.permission.byDeclassifier');
    return accepted({
      type: 'OpeningPermitted',
      data: { ...reviewOf(review), by: command.by, permittedOn: command.today },
      ...sealed(command),
    });
  });

/** The matter itself is concerned, so every version that may be out comes back. */
const allClearancesEnd = (review: Review, cause: RevocationCause, today: string): readonly ReviewEvent[] =>
  standingClearances(review).map((clearance) => revocation(review, clearance, cause, today));
