import { isCivilDate } from '@mingjian/core';
import { groupingOf, type Candidate } from './characters.js';

/** The first two digits of GB/T 2260 codes, and 81 to 83 of the residence permits for people of Hong Kong, Macau and Taiwan. */
const PROVINCES = new Set(
  [
    [11, 15],
    [21, 23],
    [31, 37],
    [41, 46],
    [50, 54],
    [61, 65],
    [71, 71],
    [81, 83],
  ].flatMap(([from = 0, to = 0]) => Array.from({ length: to - from + 1 }, (_, n) => String(from + n))),
);
const LAST_YEAR = '2099';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';

/** The check character of GB 11643-1999 (ISO 7064 MOD 11-2) for the first 17 digits. */
export const checkCharacterOf = (digits: string): string =>
  CHECK_CHARACTERS[WEIGHTS.reduce((sum, weight, place) => sum + weight * Number(digits[place]), 0) % 11]!;

/** A province that exists and a day that exists, in the places where a number of 18 has them. */
export const hasIdentityShape = (value: string): boolean =>
  value.length === 18 && PROVINCES.has(value.slice(0, 2)) && isBirthDate(value.slice(6, 14));

/** A resident identity number of 18 places (GB 11643-1999): shape and check character. */
export const isResidentId = (value: string): boolean =>
  hasIdentityShape(value) && checkCharacterOf(value) === value[17];

/** One of the first generation, 15 places, born in the twentieth century. It has no check character, so it is only likely. */
export const isResidentId15 = ({ value, groups }: Candidate): boolean =>
  PROVINCES.has(value.slice(0, 2)) &&
  ['15', '6-6-3', '6-9'].includes(groupingOf({ value, groups })) &&
  isBirthDate(`19${value.slice(6, 12)}`);

const isBirthDate = (digits: string): boolean =>
  digits.slice(0, 4) <= LAST_YEAR && isCivilDate(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`);
