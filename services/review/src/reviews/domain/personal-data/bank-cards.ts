import { groupingOf, type Candidate } from './characters.js';
import { hasIdentityShape, isSocialCreditCode } from '@mingjian/core';

/**
 * A bank card: 16 to 19 digits that begin as issuers of ISO/IEC 7812 do (3 to 6; 9 is left to each country), with the Luhn check
 * digit, printed as cards are. One number in ten has that check digit by chance, so nothing that is numbered otherwise counts.
 */
export const isBankCard = ({ value, groups }: Candidate): boolean =>
  /^[34569]\d{15,18}$/.test(value) &&
  /^(?:\d\d|4-4-4-4(?:-[1-3])?|6-1[0-3]|1(?:-1)+)$/.test(groupingOf({ value, groups })) &&
  hasLuhnCheckDigit(value) &&
  !hasIdentityShape(value) &&
  !isSocialCreditCode(value);

const hasLuhnCheckDigit = (value: string): boolean =>
  [...value].reverse().reduce((sum, digit, place) => sum + luhnValue(Number(digit), place), 0) % 10 === 0;

const luhnValue = (digit: number, place: number): number => {
  if (place % 2 === 0) return digit;
  return digit > 4 ? digit * 2 - 9 : digit * 2;
};
