/** What a command comes to. */
export interface Answer {
  /** For `--json`. */
  readonly document: unknown;
  /** The same for people, line by line. */
  readonly lines: readonly string[];
  /** True when the command did what it could and something is left to do: exit code 1. */
  readonly incomplete?: boolean;
}

/** The command came to nothing, for a reason that the person at the terminal can do something about. */
export class CommandFailed extends Error {}

/** Chinese characters and full-width signs take two columns of a terminal. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g;
const widthOf = (text: string): number => text.length + (text.match(WIDE)?.length ?? 0);

/** Columns as wide as their widest cell, without spaces at the ends of lines. */
export const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): readonly string[] =>
  aligned([head, ...rows]);

/** The same without a head. */
export const aligned = (rows: readonly (readonly (string | number)[])[]): readonly string[] => {
  const lines = rows.map((row) => row.map(String));
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => widthOf(line[column]!))));
  return lines.map((line) =>
    line
      .map((cell, column) => cell + ' '.repeat(widths[column]! - widthOf(cell)))
      .join('  ')
      .trimEnd(),
  );
};
