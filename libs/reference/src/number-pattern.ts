/** What a number is made of. */
export interface NumberParts {
  /** Organ code. */
  readonly code: string;
  /** Abbreviation of the organ. */
  readonly abbr: string;
  readonly category?: string;
  /** The date of allocation, `YYYY-MM-DD`; gives `{yyyy}` and `{yyyyMM}`. */
  readonly on: string;
}

const PART = /\{(code|abbr|category|yyyy|yyyyMM|serial)(?::([1-9]))?\}/g;

/**
 * A document, registration or index number by a pattern of the rule tables: `{abbr}公复〔{yyyy}〕{serial}号` gives `宿交公复〔2024〕7号`,
 * `{serial:5}` at least five digits.
 * @throws RangeError for a serial that is not a positive whole number, or a pattern that wants a category where there is none.
 */
export const formatNumber = (pattern: string, parts: NumberParts, serial: number): string => {
  if (!Number.isSafeInteger(serial) || serial < 1) throw new RangeError(`not a serial: ${serial}`);
  return fill(pattern, parts, (width) => String(serial).padStart(width, '0'));
};

/**
 * The series in which the serial of a pattern counts: the number with its serial left open, so that a pattern with `{yyyy}` begins
 * at 1 every year and one without never does.
 */
export const numberSeries = (pattern: string, parts: NumberParts): string => fill(pattern, parts, () => '#');

const fill = (pattern: string, parts: NumberParts, serial: (width: number) => string): string =>
  pattern.replace(PART, (_, name: string, width: string | undefined) => {
    switch (name) {
      case 'serial':
        return serial(Number(width ?? 1));
      case 'yyyy':
        return parts.on.slice(0, 4);
      case 'yyyyMM':
        return parts.on.slice(0, 4) + parts.on.slice(5, 7);
      case 'code':
        return parts.code;
      case 'abbr':
        return parts.abbr;
      default:
        if (parts.category === undefined) throw new RangeError(`the pattern wants a category: ${pattern}`);
        return parts.category;
    }
  });
