import { type RuleTable } from '@mingjian/contracts';

/** A rule that the platform answers for, under the number by which specs name it. */
export interface LawEntry {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  /**
   * `code`: the platform enforces or does it. `data`: it is a row of a rule table, and code that follows the table. `none`: it asks for no
   * code, and `reason` says why.
   */
  readonly kind: 'code' | 'data' | 'none';
  /** Where it stands; without it where its chapter says. */
  readonly source?: string;
  readonly reason?: string;
  /** What of it is not built; a rule of which everything is built has none. */
  readonly missing?: string;
  /** Rule tables that hold it. */
  readonly tables?: readonly RuleTable[];
  /** Events that record it. */
  readonly events?: readonly string[];
}

export interface LawChapter {
  readonly title: string;
  readonly source: string;
  readonly entries: readonly LawEntry[];
}
