/**
 * The terms that the law sets for an application, in working days: a version of the rule table `terms`. Commands carry the
 * version in force, so that a decision can be recomputed later.
 */
export interface StatutoryTerms {
  /** To answer, from receipt (Art 33). */
  readonly reply: number;
  /** The most that the one extension may add (Art 33). */
  readonly extension: number;
  /** To ask for a correction, from receipt (Art 30). */
  readonly correctionNotice: number;
  /** To correct, from the notice: the "reasonable period" of Art 30, which the law leaves to practice. */
  readonly correctionReply: number;
  /** For a third party or another organ, from its receipt of the letter (Arts 32, 34). */
  readonly consultation: number;
  /** To pay the information processing fee, from receipt of the notice (国办函〔2020〕109号). */
  readonly feePayment: number;
}

/**
 * What old events, which do not say it, were counted with: what was in force when they were written. It never follows the rule
 * table, whose later versions did not exist then.
 */
export const unwrittenWorkdays = { correctionReply: 15, consultation: 15, feePayment: 20 } as const;
