import { type LawEntry } from './entry.js';
import { idsIn, mayBeProse, parentOf } from './ids.js';

/** One spec that ran; `name` with the names of the describes around it, `file` from the root of the repository. */
export interface RanSpec {
  readonly file: string;
  readonly name: string;
  readonly passed: boolean;
}

/**
 * `covered`: specs that carry the number ran green. `partly`: so, but the entry says what is not built. `open`: no spec carries it.
 * `none`: it needs no code.
 */
export const statuses = ['covered', 'partly', 'open', 'none'] as const;
export type Status = (typeof statuses)[number];

export interface Covered {
  readonly entry: LawEntry;
  readonly status: Status;
  readonly specs: readonly RanSpec[];
}

export interface Coverage {
  readonly entries: readonly Covered[];
  /** Specs that carry a number and are red, and those whose number nobody knows, with it. */
  readonly failed: readonly RanSpec[];
  readonly unknown: readonly { readonly spec: RanSpec; readonly id: string }[];
}

/** What the specs that ran show of the catalogue; a number counts for what it is a part of as well (`Art 36(5)` for `Art 36`). */
export const coverageOf = (entries: readonly LawEntry[], ran: readonly RanSpec[]): Coverage => {
  const known = new Set(entries.map(({ id }) => id));
  const numbered = ran.map((spec) => ({
    spec,
    ids: idsIn(spec.name).map((id) => ({ id, proves: chain(id).filter((each) => known.has(each)) })),
  }));
  const specsOf = (id: string) =>
    numbered.filter(({ ids }) => ids.some(({ proves }) => proves.includes(id))).map(({ spec }) => spec);
  return {
    entries: entries.map((entry) => {
      const specs = specsOf(entry.id);
      return { entry, status: statusOf(entry, specs), specs };
    }),
    failed: numbered
      .filter(({ spec, ids }) => !spec.passed && ids.some(({ proves }) => proves.length > 0))
      .map(({ spec }) => spec),
    unknown: numbered.flatMap(({ spec, ids }) =>
      ids.filter(({ id, proves }) => proves.length === 0 && !mayBeProse(id)).map(({ id }) => ({ spec, id })),
    ),
  };
};

const chain = (id: string): readonly string[] => {
  const parent = parentOf(id);
  return parent === undefined ? [id] : [id, ...chain(parent)];
};

const statusOf = ({ kind, missing }: LawEntry, specs: readonly RanSpec[]): Status => {
  if (specs.length === 0 || specs.some(({ passed }) => !passed)) return kind === 'none' ? 'none' : 'open';
  return missing === undefined ? 'covered' : 'partly';
};
