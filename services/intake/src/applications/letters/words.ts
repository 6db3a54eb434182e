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

/** What somebody wrote, of whatever lines, inside a sentence that brings its own full stop. */
export const inSentence = (text: string | null | undefined): string =>
  text === null || text === undefined ? WITHHELD : text.replace(/\s*\r?\n\s*/g, ' ').replace(/[。；;.]$/u, '');
