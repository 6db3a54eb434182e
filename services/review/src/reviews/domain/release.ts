import type { ReviewEvent } from '@mingjian/contracts';
import { accepted, type CivilDate } from '@mingjian/core';
import type { RequestRelease } from './commands.js';
import type { ReviewDecision } from './guards.js';
import { barByPersonalData } from './personal-data.js';
import type { ReviewRefusal } from './refusals.js';
import { reviewOf, type Clearance, type Review, type ReviewState, type RevocationCause } from './state.js';

type ReleaseBar = Extract<ReviewRefusal, `review.release.${string}`>;

/**
 * Whether exactly these bytes may go out now, on this request, once. The request comes by message, so a bar is an answer and not a
 * refusal. A request that has its answer gets no second one.
 */
export const requestRelease = (command: RequestRelease, state: ReviewState): ReviewDecision => {
  const { request, digest, today } = command;
  if (state.phase === 'absent') {
    return accepted({
      type: 'ReleaseBarred',
      data: {
        ...reviewOf(command),
        thing: command.thing,
        request,
        digest,
        code: 'review.release.notReviewed' satisfies ReleaseBar,
        barredOn: today,
      },
    });
  }
  if (state.answered.includes(request)) return accepted();
  const { thing } = state;
  const code = barTo(digest, state);
  return accepted(
    code === undefined
      ? { type: 'ReleaseCleared', data: { ...reviewOf(state), thing, request, digest, clearedOn: today } }
      : { type: 'ReleaseBarred', data: { ...reviewOf(state), thing, request, digest, code, barredOn: today } },
  );
};

/**
 * The three prohibitions (三个不得): not reviewed; not declassified and permitted; the border between open and secret unclear.
 * Undefined when nothing bars these bytes.
 */
export const barTo = (digest: string, review: Review): ReleaseBar | undefined => {
  const { content, round, closedOn, doubts, forbidden, secret } = review;
  if (closedOn !== null) return 'review.release.closed';
  if (digest !== content.digest) return 'review.release.otherBytes';
  if (round.outcome === null) return 'review.release.notReviewed';
  if (round.outcome === 'returned') return 'review.release.returned';
  if (round.outcome === 'notOpen') return 'review.release.notOpen';
  if (secret) return secret.declassifiedBy === null ? 'review.release.classified' : 'review.release.notPermitted';
  if (forbidden.includes(digest)) return 'review.release.mustNotGoOut';
  if (doubts.length > 0) return 'review.release.openDoubt';
  if (barByPersonalData(review)) return 'review.release.personalData';
  if (round.clearance) return 'review.release.alreadyCleared';
  return undefined;
};

const codeOfCause: Readonly<Record<RevocationCause, ReleaseBar>> = {
  edited: 'review.release.otherBytes',
  closed: 'review.release.closed',
  doubt: 'review.release.mustNotGoOut',
  classified: 'review.release.classified',
};

/** Takes back a clearance that may already have been used: what went out on it must be withdrawn. */
export const revocation = (
  { review, organ, thing }: Review,
  { request, digest }: Clearance,
  cause: RevocationCause,
  today: CivilDate,
): ReviewEvent => ({
  type: 'ReleaseRevoked',
  data: { review, organ, thing, request, digest, cause, code: codeOfCause[cause], revokedOn: today },
});
