import type { RuleRow, TextGroup } from '@mingjian/contracts';

/** What stands where a reader may not see what is sealed, or it was erased. */
export const WITHHELD = '×××';

export type Blanks = Readonly<Record<string, string | number>>;

/** Fills the blanks of a text, `{due}`. @throws RangeError for one that is not given: announced texts have none such */
export const fill = (text: string, blanks: Blanks): string =>
  text.replace(/\{([^{}]*)\}/g, (_, blank: string) => {
    const value = Object.hasOwn(blanks, blank) ? blanks[blank] : undefined;
    if (value === undefined) throw new RangeError(`nothing fills {${blank}}`);
    return String(value);
  });

/** The words of one part of a letter. @throws RangeError where the table lacks it: an announced one is complete */
export const wordsOf = (texts: readonly RuleRow<'letterTexts'>[], letter: TextGroup, part: string): string => {
  const row = texts.find((text) => text.letter === letter && text.part === part);
  if (!row) throw new RangeError(`no words for ${letter}.${part}`);
  return row.text;
};

/** What somebody wrote, of whatever lines, inside a sentence that brings its own full stop. */
export const inSentence = (text: string | null | undefined): string =>
  text === null || text === undefined ? WITHHELD : text.replace(/\s*\r?\n\s*/g, ' ').replace(/[。；;.]$/u, '');
