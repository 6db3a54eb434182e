import type { ReviewEvent } from '@mingjian/contracts';
import { accepted } from '@mingjian/core';
import type { DecidePersonalData } from './commands.js';
import { atLevel, refuse, sealed, whileUndecided, type ReviewDecision } from './guards.js';
import type { Scan } from './personal-data/scan.js';
import { reviewOf, type Review, type ReviewState } from './state.js';

/** So many findings are well below what one event may hold. */
const FINDINGS_IN_ONE_EVENT = 500;

/** What the scan of the bytes that come to review leaves in the stream: nothing where nothing was found. */
export const found = (
  review: { readonly review: string; readonly organ: string },
  { digest, scan: { scanner, findings } }: { readonly digest: string; readonly scan: Scan },
): readonly ReviewEvent[] =>
  Array.from({ length: Math.ceil(findings.length / FINDINGS_IN_ONE_EVENT) }, (_, n) => ({
    type: 'PersonalDataFound',
    data: {
      ...reviewOf(review),
      digest,
      scanner,
      findings: findings.slice(n * FINDINGS_IN_ONE_EVENT, (n + 1) * FINDINGS_IN_ONE_EVENT),
    },
  }));

/**
 * The level whose turn it is decides what was found in exactly the present bytes: it may stay, as lawful to publish, or it must be
 * removed, which means another edit. A later level may decide otherwise. Decisions end with the round: what an edit leaves in the text is
 * found and decided anew.
 */
export const decidePersonalData = (command: DecidePersonalData, state: ReviewState): ReviewDecision =>
  whileUndecided(state, (review) =>
    atLevel(command, review, ({ level }) => {
      const { digest, findings, decision, by, actingFor, today } = command;
      if (digest !== review.content.digest) return refuse('review.personalData.otherBytes');
      const known = new Set(review.round.personalData.map(({ finding }) => finding));
      const unknown = findings.find((finding) => !known.has(finding));
      if (unknown !== undefined) return refuse('review.personalData.unknownFinding', { finding: unknown });
      return accepted({
        type: 'PersonalDataDecided',
        data: {
          ...reviewOf(review),
          level,
          digest,
          findings: [...findings],
          decision,
          by,
          actingFor,
          decidedOn: today,
        },
        ...sealed(command),
      });
    }),
  );

/** Why personal data keeps the present bytes from going out, and which findings do; undefined when all of them may stay. */
export const barByPersonalData = ({
  round,
}: Review): { readonly why: 'undecided' | 'toBeRemoved'; readonly findings: readonly number[] } | undefined => {
  const numbersOf = (decision: 'remove' | null): readonly number[] =>
    round.personalData.filter((one) => one.decision === decision).map(({ finding }) => finding);
  const [undecided, toBeRemoved] = [numbersOf(null), numbersOf('remove')];
  if (toBeRemoved.length > 0) return { why: 'toBeRemoved', findings: toBeRemoved };
  return undecided.length > 0 ? { why: 'undecided', findings: undecided } : undefined;
};
