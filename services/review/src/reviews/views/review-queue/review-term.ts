import type { CivilDate } from '@mingjian/core';
import type { Directory } from '@mingjian/reference';
import { lastDayOfReview, type RunningRound } from '../../domain/index.js';

/** When the review of a round is over by the rules of its organ on the day on which it began; null where no table says, or it is over. */
export const reviewTermOf = (
  { rules }: Directory,
  organ: string,
  round: RunningRound & { readonly stage: string },
): CivilDate | null => {
  if (round.stage === 'decided' || round.stage === 'closed') return null;
  const rows = rules.ruleTable('reviewTerms', organ, round.began)?.rows ?? [];
  return lastDayOfReview(rows, rules.calendar(), round) ?? null;
};
