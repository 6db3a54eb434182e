import type { CivilDate } from '@mingjian/core';
import type { Scene } from './scene.js';

/** One thing somebody does over HTTP. */
export interface Act {
  readonly name: string;
  readonly perform: (scene: Scene) => Promise<unknown>;
}

export type Step =
  | { readonly kind: 'act'; readonly act: Act }
  /** The act is tried while what it rests on is missing, and refused with this code. */
  | { readonly kind: 'refused'; readonly act: Act; readonly without: string; readonly code: string }
  /** The clock must reach a day first. */
  | { readonly kind: 'until'; readonly day: (scene: Scene) => CivilDate }
  /** Something that can be read has these values. */
  | {
      readonly kind: 'shows';
      readonly what: string;
      readonly read: (scene: Scene) => Promise<unknown>;
      readonly expected: (scene: Scene) => Readonly<Record<string, unknown>>;
    };

/** A place of the annual report, or a category of published items, that a scenario adds one to. */
export type Counted =
  | { readonly table: 3 | 4; readonly row: string; readonly column: string }
  | { readonly table: 'publications'; readonly row: string; readonly column: 'published' };

export const groups = ['result', 'remedy', 'publicationTerm', 'channel', 'rule', 'supervision'] as const;
export type Group = (typeof groups)[number];

/** What the law asks in one case, as declared data: what is done, what is refused on the way, and where it counts in the end. */
export interface Scenario {
  /** Names it on the command line: `result-3.4.1`. */
  readonly id: string;
  readonly group: Group;
  /** Where the law says so: `Art 36(4)`. */
  readonly article: string;
  readonly label: { readonly zh: string; readonly en: string };
  readonly steps: readonly Step[];
  readonly counts: readonly Counted[];
}

export const done = (...acts: readonly Act[]): readonly Step[] => acts.map((act) => ({ kind: 'act', act }));

export const refused = (act: Act, without: string, code: string): Step => ({ kind: 'refused', act, without, code });
