/** How many characters may break a number in one place: `3201 - 01 …`. */
const WIDEST_BREAK = 3;
const LONGEST_NUMBER = 19;

/** Spaces, hyphens, characters without width. No tab and no line end: what follows those is another cell or line. */
const BREAK = String.raw`[ \u00A0\u00AD\u2000-\u2015\u202F\u2060\u2212\u3000\uFEFF-]`;
const breakChar = new RegExp(BREAK);
/** Every character that the expression allows, since a set is asked millions of times for a long text. */
const BREAKS = new Set(
  Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter((char) => breakChar.test(char)),
);
const digitsBefore = new RegExp(String.raw`[0-9]${BREAK}{1,${WIDEST_BREAK}}$`);
const digitsBehind = new RegExp(String.raw`^${BREAK}{1,${WIDEST_BREAK}}[0-9]`);

/**
 * The text with full-width digits, letters and signs as their ASCII twins. Each character stays one character, so places in it are
 * places in the original.
 */
export const halfWidth = (text: string): string =>
  text.replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));

const isDigit = (char: string | undefined): boolean => char !== undefined && char >= '0' && char <= '9';

/** What can be read as one number from a place on: at most 19 digits, the 18th may be an X; breaks inside are passed over. */
export interface Digits {
  readonly start: number;
  readonly value: string;
  /** The place behind each digit. */
  readonly ends: readonly number[];
  /** How many digits stand together, in order. */
  readonly groups: readonly number[];
}

/** Every place where a group of digits begins, with what can be read from there. The work for a place is bounded: the whole is linear. */
export function* numbersIn(text: string): Generator<Digits> {
  for (const { index } of text.matchAll(/(?<![0-9])[0-9]/g)) yield digitsFrom(text, index);
}

const digitsFrom = (text: string, start: number): Digits => {
  let value = '';
  let broken = 0;
  const ends: number[] = [];
  const groups = [0];
  for (let at = start; value.length < LONGEST_NUMBER; at += 1) {
    const char = text[at];
    const isCheckX = value.length === 17 && (char === 'X' || char === 'x');
    if (char !== undefined && (isDigit(char) || isCheckX)) {
      if (broken > 0) groups.push(0);
      broken = 0;
      groups[groups.length - 1]! += 1;
      value += char.toUpperCase();
      ends.push(at + 1);
      if (isCheckX) break;
    } else if (char !== undefined && BREAKS.has(char) && broken < WIDEST_BREAK) broken += 1;
    else break;
  }
  return { start, value, ends, groups };
};

/** A number in a text. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly value: string;
  readonly groups: readonly number[];
}

/** The first `length` digits as a number of their own; undefined when there are fewer, or when the last stands within a group. */
export const firstOf = (
  text: string,
  { start, value, ends, groups }: Digits,
  length: number,
): Candidate | undefined => {
  const end = ends[length - 1];
  if (end === undefined || isDigit(text[end])) return undefined;
  return { start, end, value: value.slice(0, length), groups };
};

/** How a number is broken: `3-4-4`. */
export const groupingOf = ({ value, groups }: Pick<Candidate, 'value' | 'groups'>): string => {
  const taken: number[] = [];
  for (let left = value.length; left > 0; left -= taken.at(-1) ?? left) taken.push(groups[taken.length] ?? left);
  return taken.join('-');
};

interface Place {
  readonly start: number;
  readonly end: number;
}

/** No part of a word, a code or a decimal number, and no amount of money. */
export const standsAlone = (text: string, { start, end }: Place): boolean =>
  !/[A-Za-z_$¥￥]$|(?:^|[^0-9])0\.$/.test(text.slice(Math.max(0, start - 3), start)) &&
  !/^(?:[A-Za-z_]|\.[0-9]|[元万亿])/.test(text.slice(end, end + 2));

/** No piece of a row of figures: in one piece, or without digits beyond a break on either side. */
export const isWholeRow = (text: string, { start, end, value, groups }: Candidate): boolean =>
  groups[0] === value.length ||
  (!digitsBefore.test(text.slice(Math.max(0, start - WIDEST_BREAK - 1), start)) &&
    !digitsBehind.test(text.slice(end, end + WIDEST_BREAK + 1)));

const LABEL_REACHES = 24;

/** What stands just before a place in the same sentence and line: there a number or an address has its label. */
export const labelBefore = (text: string, place: number): string =>
  text
    .slice(Math.max(0, place - LABEL_REACHES), place)
    .split(/[\n\r\t;；。]/)
    .at(-1) ?? '';
