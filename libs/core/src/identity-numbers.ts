import { isCivilDate } from './clock.js';

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

/** Whether a number begins with a province that exists. */
export const beginsWithProvince = (value: string): boolean => PROVINCES.has(value.slice(0, 2));

/** Whether eight digits are a day that exists, of somebody who may live. */
export const isBirthDate = (digits: string): boolean =>
  digits.slice(0, 4) <= LAST_YEAR && isCivilDate(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`);

/** A province that exists and a day that exists, in the places where a number of 18 has them. */
export const hasIdentityShape = (value: string): boolean =>
  value.length === 18 && beginsWithProvince(value) && isBirthDate(value.slice(6, 14));

/** A resident identity number of 18 places (GB 11643-1999): shape and check character, which is a capital X where it is one. */
export const isResidentId = (value: string): boolean =>
  /^\d{17}[\dX]$/.test(value) && hasIdentityShape(value) && checkCharacterOf(value) === value[17];

/** The 31 characters of GB 32100-2015 in the order of their values. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** 统一社会信用代码: 18 places, the third to the eighth digits, whose check character is right (GB 32100-2015). */
export const isSocialCreditCode = (value: string): boolean => {
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(value)) return false;
  let sum = 0;
  for (let place = 0, weight = 1; place < 17; place += 1, weight = (weight * 3) % 31) {
    sum += ALPHABET.indexOf(value[place]!) * weight;
  }
  return ALPHABET[(31 - (sum % 31)) % 31] === value[17];
};
