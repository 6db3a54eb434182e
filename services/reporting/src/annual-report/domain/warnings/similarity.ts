/**
 * How much of a text stands in another one, by shingles: every run of so many characters. Spaces and punctuation mean nothing, and
 * every number is the same, so that last year's sentence with this year's figures is still last year's sentence.
 */

interface Signs {
  /** What is compared. */
  readonly letters: readonly string[];
  /** Where each stands in the text as written. */
  readonly places: readonly number[];
}

const signsOf = (text: string): Signs => {
  const letters: string[] = [];
  const places: number[] = [];
  // References (`{{N.total}}`) stand for figures, as digits do.
  for (const { 0: found, index } of text.matchAll(/\{\{[^{}]*\}\}|\d[\d,.]*%?|[\p{L}]/gu)) {
    letters.push(/^[\d{]/.test(found) ? '0' : found.toLowerCase());
    places.push(index);
  }
  return { letters, places };
};

const shinglesOf = (letters: readonly string[], length: number): readonly string[] =>
  Array.from({ length: Math.max(0, letters.length - length + 1) }, (_, index) =>
    letters.slice(index, index + length).join(''),
  );

/** The shingles of a text, each once: what others are held against. */
export const shingleSet = (text: string, length: number): ReadonlySet<string> =>
  new Set(shinglesOf(signsOf(text).letters, length));

/** A run of the text, as written, that stands in the other one: from the character at `from` to that before `to`. */
export interface Passage {
  readonly from: number;
  readonly to: number;
}

export interface Overlap {
  /** How many shingles the text has; below one there is nothing to compare. */
  readonly shingles: number;
  /** How many of them the other text has too. */
  readonly shared: number;
  /** Of at least the stated length, the longest first. */
  readonly passages: readonly Passage[];
}

/**
 * @param length characters of a shingle
 * @param passage characters of a passage at least, counted without spaces and punctuation
 */
export const overlapOf = (
  text: string,
  other: ReadonlySet<string>,
  { length, passage }: { readonly length: number; readonly passage: number },
): Overlap => {
  const { letters, places } = signsOf(text);
  const found = shinglesOf(letters, length).map((shingle) => other.has(shingle));
  const passages: (Passage & { readonly letters: number })[] = [];
  for (let start = found.indexOf(true); start >= 0;) {
    const end = found.indexOf(false, start);
    const last = (end < 0 ? found.length : end) + length - 2;
    passages.push({ from: places[start]!, to: places[last]! + 1, letters: last - start + 1 });
    start = end < 0 ? -1 : found.indexOf(true, end);
  }
  return {
    shingles: found.length,
    shared: found.filter(Boolean).length,
    passages: passages
      .filter(({ letters: count }) => count >= passage)
      .toSorted((one, another) => another.letters - one.letters || one.from - another.from)
      .map(({ from, to }) => ({ from, to })),
  };
};
