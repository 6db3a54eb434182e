/**
 * Whose report: a list of organs (an organ alone, or a subtree that the caller took from the directory). Several scopes are read at once,
 * so that an aggregated report and its parts cost the same queries as one.
 */
export type Scope = readonly string[];

/** Arguments `$1::int[]`, `$2::text[]` of `MEMBERS`: which organ belongs to which scope. */
export const memberArrays = (scopes: readonly Scope[]): [number[], string[]] => [
  scopes.flatMap((organs, index) => organs.map(() => index)),
  scopes.flat(),
];

/** A common table expression `member (scope, organ)`. */
export const MEMBERS = `member as (select * from unnest($1::int[], $2::text[]) as t (scope, organ))`;

/** Key of what was read for a scope and a year. */
export const keyOf = (scope: number, year: number, ...rest: readonly string[]): string =>
  [scope, year, ...rest].join(' ');
