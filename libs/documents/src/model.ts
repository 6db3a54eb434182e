/**
 * A letter (告知书, 答复书, 函) or a form (表) as people read it, before anybody has chosen a layout. All text is final: no part of a
 * renderer adds or leaves out a word, so what is read back from a file is `textOf` of its letter.
 */
export interface Letter {
  /** A letter has a letterhead; a form is a table of the file. */
  readonly layout: 'letter' | 'form';
  readonly title: string;
  /** The organ that writes: letterhead and signature. */
  readonly organ: string;
  /** 文号; null where practice gives none. */
  readonly number: string | null;
  readonly addressee: string | null;
  readonly body: readonly Block[];
  /** How to seek a remedy (救济途径); null where the law gives none against this letter. */
  readonly remedy: string | null;
  /** Who signs, above the date; null for a form that nobody signs. */
  readonly signature: Signature | null;
  /** The day of the letter, `YYYY-MM-DD`. */
  readonly date: string;
  /** Said on every page, for example that personal data is left out. */
  readonly notice: string | null;
}

export interface ParagraphBlock {
  readonly kind: 'paragraph';
  readonly text: string;
}

export type Block = ParagraphBlock | { readonly kind: 'table'; readonly rows: readonly Row[] };

/** A label and what is said under it; lines of the value are apart by `\n`. */
export interface Row {
  readonly label: string;
  readonly value: string;
}

export interface Signature {
  readonly by: string;
  /** Whether the organ's seal (印章) belongs over it. */
  readonly sealed: boolean;
}

export * from './paper.js';

/** The forms in which a letter is given. */
export const letterFormats = ['docx', 'pdf'] as const;
export type LetterFormat = (typeof letterFormats)[number];

export const paragraph = (text: string): ParagraphBlock => ({ kind: 'paragraph', text });

/** Text of several lines as one paragraph each; empty lines are none. */
export const paragraphs = (text: string): readonly ParagraphBlock[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(paragraph);

/** `2026-03-02` as official documents write it, with Arabic numerals and without zeros (GB/T 9704). */
export const dateInWords = (date: string): string => {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
};

/** Stands on every letter of a city whose clock is invented. */
export const SIMULATED_NOTICE = '模拟时钟：演示文书，不具效力';

/** What is said on every page, if anything. */
export const noticeOf = (...notices: readonly (string | false)[]): string | null => {
  const said = notices.filter((notice) => notice !== false);
  return said.length > 0 ? said.join('；') : null;
};

/** Where the seal goes, for whoever prints the letter. */
export const SEAL_PLACE = '（印章）';

/** Every line of a letter in the order of reading, without the notice that stands on every page. */
export const linesOf = (letter: Letter): readonly string[] => [
  ...(letter.layout === 'letter' ? [letter.organ] : []),
  ...(letter.number === null ? [] : [letter.number]),
  letter.title,
  ...(letter.addressee === null ? [] : [`${letter.addressee}：`]),
  ...letter.body.flatMap((block) =>
    block.kind === 'paragraph' ? [block.text] : block.rows.flatMap(({ label, value }) => [label, ...value.split('\n')]),
  ),
  ...(letter.remedy === null ? [] : [letter.remedy]),
  ...signatureLines(letter),
];

export const signatureLines = ({ signature, date }: Letter): readonly string[] =>
  signature === null ? [] : [`${signature.by}${signature.sealed ? SEAL_PLACE : ''}`, dateInWords(date)];

/** What no paper can show and XML may not hold: control characters but for line ends and tabs, and halves of characters. */
// eslint-disable-next-line no-control-regex
const ILLEGIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A letter or a paper without characters that no file can hold; people write what they like. */
export const legible = <Written extends object>(written: Written): Written =>
  JSON.parse(JSON.stringify(written), (_, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed().replace(ILLEGIBLE, '') : value,
  ) as Written;

export const textOf = (letter: Letter): string => linesOf(letter).join('\n');
