import { blanksOf, letterParts, resultCodes, textGroups, type RuleRow } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import { fault, faultOfKeys, type Fault } from './fault.js';

const keyOf = (letter: string, part: string): string => `${letter}.${part}`;

/** Every part of every letter once, and no blank in it that nobody fills. */
export const faultOfLetterTexts = (rows: readonly RuleRow<'letterTexts'>[]): Fault | undefined => {
  const needed = textGroups.flatMap((letter) => Object.keys(letterParts[letter]).map((part) => keyOf(letter, part)));
  const keys = rows.map(({ letter, part }) => keyOf(letter, part));
  const unknown = keys.filter((key) => !needed.includes(key));
  if (unknown.length > 0) return fault('rules.letters.partUnknown', { parts: unknown });
  const faulty = faultOfKeys(keys, needed);
  if (faulty) return faulty;
  const strange = rows.flatMap(({ letter, part, text }) => {
    const blanks = blanksOf(letter, part) ?? [];
    return [...text.matchAll(/\{([^{}]*)\}/g)]
      .filter(([, blank = '']) => !blanks.includes(blank))
      .map(([written]) => `${keyOf(letter, part)} ${written}`);
  });
  return strange.length > 0 ? fault('rules.letters.blankUnknown', { blanks: strange }) : undefined;
};

/** Every result has a remedy on every day from the first of the version on. */
export const faultOfRemedies = (rows: readonly RuleRow<'remedies'>[], validFrom: CivilDate): Fault | undefined => {
  const twice = faultOfKeys(rows.map(({ result, since }) => `${result} ${since}`));
  if (twice) return twice;
  const missing = resultCodes.filter(
    (code) => !rows.some(({ result, since }) => result === code && since <= validFrom),
  );
  return missing.length > 0 ? fault('rules.rows.incomplete', { missing }) : undefined;
};
