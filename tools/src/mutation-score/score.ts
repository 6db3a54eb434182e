/** A change of the code that no spec noticed. */
export interface Survivor {
  /** Path from the root of the repository. */
  readonly file: string;
  readonly line: number;
  /** `ConditionalExpression` and so on, as Stryker names its mutators. */
  readonly mutator: string;
  readonly replacement: string;
  /** No spec even ran the code. */
  readonly uncovered: boolean;
}

/** What one run found of a room. */
export interface RoomScore {
  readonly room: string;
  /** What was run; see `digestOf`. */
  readonly digest: string;
  readonly killed: number;
  /** Noticed as well: the change made a spec run for ever. */
  readonly timedOut: number;
  readonly survivors: readonly Survivor[];
}

/** What is asked of every room, in per cent. */
export const THRESHOLD = 80;

export const allOf = ({ killed, timedOut, survivors }: RoomScore): number => killed + timedOut + survivors.length;

/** Changes that turned a spec red, of all changes, in per cent; 100 where nothing could be changed. */
export const percentOf = (score: RoomScore): number => {
  const all = allOf(score);
  return all === 0 ? 100 : (100 * (score.killed + score.timedOut)) / all;
};

/** What Stryker says of one change; those that do not compile or were left out are no changes. */
export interface MutantResult {
  readonly status: string;
  readonly fileName: string;
  readonly location: { readonly start: { readonly line: number } };
  readonly mutatorName: string;
  readonly replacement?: string | undefined;
}

/** @param results with the names of files absolute or from the root of the repository */
export const scoreOf = (room: string, digest: string, results: readonly MutantResult[]): RoomScore => ({
  room,
  digest,
  killed: results.filter(({ status }) => status === 'Killed').length,
  timedOut: results.filter(({ status }) => status === 'Timeout').length,
  survivors: results
    .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
    .map(({ status, fileName, location, mutatorName, replacement = '' }) => ({
      file: fileName.slice(Math.max(0, fileName.indexOf(`${room}/`))),
      line: location.start.line,
      mutator: mutatorName,
      replacement: replacement.replace(/\s+/g, ' '),
      uncovered: status === 'NoCoverage',
    }))
    .sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.replacement.localeCompare(b.replacement)),
});
