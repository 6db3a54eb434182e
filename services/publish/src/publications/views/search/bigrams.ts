/**
 * Chinese full text without a dictionary: every two neighbouring Han characters are one lexeme, any other run of letters and digits is another.
 * It is what Lucene's `cjk` analyzer does; no dictionary can grow and make the index another.
 *
 * Every three neighbouring ones are a lexeme too. To compare places the database must fetch the whole vector of every candidate, which for a word that
 * many texts have takes seconds; threes are told by the index alone. A word of four characters and more is where all its threes are in one passage.
 */

/** Lexemes with the place of each; a phrase is lexemes at places that follow each other. */
interface Placed {
  readonly lexeme: string;
  readonly at: number;
  /** The last Han character of a run begins no pair: `lone` where it is the only one, else it ends the pair before. */
  readonly last?: 'lone' | 'ending';
}

const HAN_OR_WORD = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;

/** What is compared: width, case and compatibility forms make no difference. */
export const normalized = (text: string): string => text.normalize('NFKC').toLowerCase();

const placed = (text: string): readonly Placed[] => {
  const found: Placed[] = [];
  let at = 0;
  for (const [run] of normalized(text).matchAll(HAN_OR_WORD)) {
    if (!/^\p{Script=Han}/u.test(run)) {
      at += 1;
      found.push({ lexeme: run, at });
      continue;
    }
    const characters = [...run];
    characters.forEach((character, index) => {
      at += 1;
      const next = characters[index + 1];
      if (next !== undefined) found.push({ lexeme: character + next, at });
      else found.push({ lexeme: character, at, last: characters.length === 1 ? 'lone' : 'ending' });
    });
  }
  return found;
};

/** Postgres keeps no place beyond this, and no more than 255 places of a lexeme. */
const LAST_PLACE = 16_383;
const MOST_PLACES = 255;
const LONGEST_LEXEME = 100;
/** No letter is cut in half. */
const shortened = (lexeme: string): string => lexeme.slice(0, LONGEST_LEXEME).toWellFormed();

/** Every three neighbouring Han characters. */
const threesOf = (characters: readonly string[]): readonly string[] =>
  characters.slice(0, -2).map((_, at) => characters.slice(at, at + 3).join(''));

const threesIn = (text: string): readonly string[] =>
  [...normalized(text).matchAll(/\p{Script=Han}{3,}/gu)].flatMap(([run]) => threesOf([...run]));

/** The lexeme of a month, `2026-03`; no text has it, for no lexeme of a text has this sign. */
export const monthLexeme = (month: string): string => `#${month}`;

/**
 * A tsvector as text, so that no parser or locale of the database has a say.
 * @param parts texts with their weights; a phrase never spans two of them
 * @param month of publication, by which the newest are looked at first
 */
export const vectorOf = (
  parts: readonly { readonly text: string; readonly weight: 'A' | 'B' | 'D' }[],
  month?: string,
): string => {
  const places = new Map<string, string[]>();
  let offset = 0;
  for (const { text, weight } of parts) {
    const lexemes = placed(text);
    for (const { lexeme, at } of lexemes) {
      const place = offset + at;
      const key = shortened(lexeme);
      const known = places.get(key) ?? [];
      if (place <= LAST_PLACE && known.length < MOST_PLACES) known.push(`${place}${weight === 'D' ? '' : weight}`);
      places.set(key, known);
    }
    offset += lexemes.length + 2;
  }
  for (const three of parts.flatMap(({ text }) => threesIn(text))) places.set(three, []);
  if (month !== undefined) places.set(monthLexeme(month), []);
  return [...places].map(([lexeme, at]) => (at.length === 0 ? `'${lexeme}'` : `'${lexeme}':${at.join(',')}`)).join(' ');
};

/** The words of a query, apart by white space and punctuation that people put between words. */
export const termsOf = (query: string): readonly string[] => {
  const words = normalized(query)
    .split(/[\s,，、;；|]+/)
    .filter((word) => queryOf(word) !== null);
  return [...new Set(words)].slice(0, 8);
};

/** A tsquery for one word, as text: its threes, or its lexemes one after the other; null where nothing can be looked for. */
export const queryOf = (word: string): string | null => {
  const run = /^\p{Script=Han}{3,}$/u.exec(normalized(word))?.[0];
  if (run !== undefined) return [...new Set(threesOf([...run]))].map((three) => `'${three}'`).join(' & ');
  const parts = placed(word).flatMap(({ lexeme, last }, index) => {
    if (last === 'lone') return [{ text: `'${lexeme}':*`, index }];
    // The pair before has it, and what follows stands one place further.
    if (last === 'ending') return [];
    return [{ text: `'${shortened(lexeme)}'`, index }];
  });
  if (parts.length === 0) return null;
  return parts.map(({ text, index }, n) => (n === 0 ? text : `<${index - parts[n - 1]!.index}> ${text}`)).join(' ');
};

export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

/** A text cut where the words of a query stand in it. */
export const highlighted = (text: string, terms: readonly string[]): readonly Piece[] => {
  const folded = text.toLowerCase();
  // A letter whose lower case has another length moves what follows; then nothing is marked.
  if (folded.length !== text.length) return [{ text: text, hit: false }];
  const marked = new Array<boolean>(text.length).fill(false);
  for (const term of terms) {
    for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + term.length)) {
      marked.fill(true, at, at + term.length);
    }
  }
  const pieces: { text: string; hit: boolean }[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const last = pieces.at(-1);
    if (last?.hit === marked[index]) last!.text += text[index];
    else pieces.push({ text: text[index]!, hit: marked[index]! });
  }
  return pieces;
};

const SNIPPET = 120;

/** The part of a text around the first word that is found in it. */
export const snippetOf = (text: string, terms: readonly string[]): string => {
  const folded = text.toLowerCase();
  const first = Math.min(...terms.map((term) => folded.indexOf(term)).map((at) => (at < 0 ? Infinity : at)));
  const start = Number.isFinite(first) ? Math.max(0, first - 30) : 0;
  const cut = text
    .slice(start, start + SNIPPET)
    .replace(/\s+/g, ' ')
    .toWellFormed();
  return `${start > 0 ? '…' : ''}${cut}${start + SNIPPET < text.length ? '…' : ''}`;
};

/** So long that places stay exact and a snippet is cut quickly. */
export const PASSAGE = 4_000;
/** What the next passage repeats, so that a phrase at the seam is found in one of them. */
const OVERLAP = 60;

export const passagesOf = (text: string): readonly string[] => {
  const passages: string[] = [];
  for (let start = 0; start < text.length; start += PASSAGE - OVERLAP) {
    passages.push(text.slice(start, start + PASSAGE).toWellFormed());
    if (start + PASSAGE >= text.length) break;
  }
  return passages;
};
