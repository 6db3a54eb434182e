import type { LetterRemedy, ResultCode, RuleRow } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import type { LetterLaw } from './kind.js';
import { fill } from './words.js';

/** Which remedy a letter with a result tells of on a day (Reconsideration Law Arts 20, 23; Litigation Law Arts 45, 46). */
export const remedyOf = (
  rows: readonly RuleRow<'remedies'>[],
  result: ResultCode,
  on: CivilDate,
): LetterRemedy | undefined =>
  rows
    .filter((row) => row.result === result && row.since <= on)
    .toSorted((one, other) => (one.since < other.since ? 1 : -1))[0]?.remedy;

/** The words of that remedy, with the organ that reconsiders and the court. Null where the law names none for the day. */
export const remedyText = (law: LetterLaw, result: ResultCode, on: CivilDate): string | null => {
  const remedy = remedyOf(law.remedies, result, on);
  return remedy === undefined ? null : remedyWords(law, remedy);
};

export const remedyWords = ({ words, bodies: { body, court } }: LetterLaw, remedy: LetterRemedy): string =>
  fill(words('remedy', remedy), { body, court });
