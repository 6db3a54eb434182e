import type { PersonalDataFinding } from '@mingjian/contracts';
import { isResidentId, isSocialCreditCode } from '@mingjian/core';
import { addressesIn } from './addresses.js';
import { isBankCard } from './bank-cards.js';
import { firstOf, halfWidth, isWholeRow, labelBefore, numbersIn, standsAlone, type Digits } from './characters.js';
import { emailsIn } from './emails.js';
import { findingsInFiles, type ScannedFile } from './files.js';
import { maskNumber, type Found } from './finding.js';
import { isResidentId15 } from './identity-numbers.js';
import { isRegisterLabel } from './registered-numbers.js';
import { landlinesIn, mobileFrom } from './telephones.js';

/** Which scanner this is. It goes up with every change of what is found, so that the record says what a text was looked through for. */
export const SCANNER = 2;

/** What a scan of exactly the bytes of one digest gave. */
export interface Scan {
  readonly scanner: number;
  readonly findings: readonly PersonalDataFinding[];
}

/**
 * Looks through title, text and summary for personal data (GB 11643-1999 identity numbers, bank cards, telephones, e-mail, home addresses).
 * A finding never holds the data: only kind, place in UTF-16 units (`end` exclusive) and a masked form. Identity and card numbers keep
 * their first four and last four digits, telephones the first three and last four, e-mail the first character and the domain, addresses
 * only the words for the kinds of places. Findings do not overlap and are numbered from 1, title first, then the text, then the summary, then the
 * files in their order.
 */
export const scanContent = (
  {
    title,
    text,
    summary = '',
  }: {
    readonly title: string;
    readonly text: string;
    readonly summary?: string | undefined;
  },
  files: readonly ScannedFile[] = [],
): Scan => ({
  scanner: SCANNER,
  findings: [
    ...personalDataIn(title).map((found) => ({ part: 'title' as const, ...found })),
    ...personalDataIn(text).map((found) => ({ part: 'text' as const, ...found })),
    ...personalDataIn(summary).map((found) => ({ part: 'summary' as const, ...found })),
    ...findingsInFiles(files, personalDataIn),
  ].map((found, index) => ({ finding: index + 1, ...found })),
});

/** Personal data in one text, in its order. */
export const personalDataIn = (original: string): readonly Found[] => {
  const text = halfWidth(original);
  return apart([...emailsIn(text), ...numbersOfPeople(text), ...landlinesIn(text), ...addressesIn(text)], text);
};

const numbersOfPeople = (text: string): readonly Found[] => {
  const found: Found[] = [];
  for (const digits of numbersIn(text)) {
    const next = digits.start < (found.at(-1)?.end ?? 0) ? undefined : numberFrom(text, digits);
    if (next) found.push(next);
  }
  return found;
};

/** The number that begins here, the surest kind first. */
const numberFrom = (text: string, digits: Digits): Found | undefined => {
  const isNumbered = (): boolean => isRegisterLabel(labelBefore(text, digits.start));
  const id = firstOf(text, digits, 18);
  if (id && isResidentId(id.value) && !/[A-Za-z]/.test(text[id.end] ?? '')) {
    // By chance one identity number in 31 is a social credit code too; only its label tells.
    if (!(isSocialCreditCode(id.value) && isNumbered())) return numberFound('residentId', id, 4);
  }
  for (const length of [19, 18, 17, 16]) {
    const card = firstOf(text, digits, length);
    if (card && isBankCard(card) && isWholeRow(text, card) && !isNumbered() && standsAlone(text, card)) {
      return numberFound('bankCard', card, 4);
    }
  }
  const old = firstOf(text, digits, 15);
  if (old && isResidentId15(old) && !isNumbered() && standsAlone(text, old)) return numberFound('residentId15', old, 4);
  const mobile = mobileFrom(text, digits);
  return mobile && standsAlone(text, mobile) ? numberFound('mobile', mobile, 3) : undefined;
};

const numberFound = (
  kind: Found['kind'],
  { start, end, value }: { readonly start: number; readonly end: number; readonly value: string },
  first: number,
): Found => ({ kind, start, end, masked: maskNumber(value, first, 4) });

/** Of those that overlap, the one that was looked for first; in the order of the text. */
const apart = (found: readonly Found[], { length }: string): readonly Found[] => {
  const taken = new Uint8Array(length);
  const kept = found.filter(({ start, end }) => {
    if (taken.subarray(start, end).includes(1)) return false;
    taken.fill(1, start, end);
    return true;
  });
  return kept.sort((a, b) => a.start - b.start);
};
