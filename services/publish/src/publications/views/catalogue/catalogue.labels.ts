import type { CivilDate } from '@mingjian/core';
import type { Directory } from '@mingjian/reference';
import { timeOfNode } from './node-time.js';

/** What the codes of a catalogue are called; a code that no table has is shown as it is. */
export interface CatalogueLabels {
  /** The nodes of the catalogue in their order. */
  readonly nodes: readonly {
    readonly node: string;
    readonly label: string;
    readonly englishLabel: string;
    readonly legalClass: string | null;
    /** 事前公开，每2周更新; null where nobody fixed it. */
    readonly time: string | null;
  }[];
  node(code: string): string;
  englishNode(code: string): string;
  /** With the topic above it: `综合政务\\政务公开`. */
  topic(code: string): string;
  genre(code: string): string;
}

/** @param organ null: the catalogue of whoever has none of their own */
export const catalogueLabels = ({ rules }: Directory, organ: string | null, on: CivilDate): CatalogueLabels => {
  const nodes = new Map(
    (rules.ruleTable('publicationNodes', organ, on)?.rows ?? []).map((row) => [
      row.node,
      {
        node: row.node,
        label: row.label,
        englishLabel: row.englishLabel,
        legalClass: row.class,
        time: timeOfNode(row),
      },
    ]),
  );
  const topics = rules.ruleTable('documentTopics', organ, on)?.rows ?? [];
  const genres = rules.ruleTable('documentGenres', organ, on)?.rows ?? [];
  const topic = (code: string): string => {
    const row = topics.find((each) => each.topic === code);
    if (!row) return code;
    return row.parent === null ? row.label : `${topic(row.parent)}\\${row.label}`;
  };
  return {
    nodes: [...nodes.values()],
    node: (code) => nodes.get(code)?.label ?? code,
    englishNode: (code) => nodes.get(code)?.englishLabel ?? code,
    topic,
    genre: (code) => genres.find((each) => each.genre === code)?.label ?? code,
  };
};
