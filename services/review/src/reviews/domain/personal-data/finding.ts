import type { PersonalDataKind } from '@mingjian/contracts';

/** Personal data in a text, without the data: what kind it is, where it stands and its masked form. */
export interface Found {
  readonly kind: PersonalDataKind;
  /** In UTF-16 units of the text, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  readonly masked: string;
}

/** A number with its first and last digits; those between are stars, one for each. */
export const maskNumber = (value: string, first: number, last: number): string =>
  value.slice(0, first) + '*'.repeat(value.length - first - last) + value.slice(value.length - last);
