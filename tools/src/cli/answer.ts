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

/** Columns as wide as their widest cell, without spaces at the ends of lines. */
export const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): readonly string[] => {
  const lines = [head, ...rows.map((row) => row.map(String))];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  return lines.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
};
