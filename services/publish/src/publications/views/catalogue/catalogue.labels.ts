import type { CivilDate } from '@mingjian/core';
import type { Directory } from '@mingjian/reference';

/** What the codes of a catalogue are called; a code that no table has is shown as it is. */
export interface CatalogueLabels {
  /** The nodes of the catalogue in their order. */
  readonly nodes: readonly { readonly node: string; readonly label: string }[];
  node(code: string): string;
  /** With the topic above it: `综合政务\\政务公开`. */
  topic(code: string): string;
  genre(code: string): string;
}

/** @param organ null: the catalogue of whoever has none of their own */
export const catalogueLabels = ({ rules }: Directory, organ: string | null, on: CivilDate): CatalogueLabels => {
  const nodeLabels = new Map(
    (rules.ruleTable('publicationNodes', organ, on)?.rows ?? []).map(({ node, label }) => [node, label]),
  );
  const topics = rules.ruleTable('documentTopics', organ, on)?.rows ?? [];
  const genres = rules.ruleTable('documentGenres', organ, on)?.rows ?? [];
  const topic = (code: string): string => {
    const row = topics.find((each) => each.topic === code);
    if (!row) return code;
    return row.parent === null ? row.label : `${topic(row.parent)}\\${row.label}`;
  };
  return {
    nodes: [...nodeLabels].map(([node, label]) => ({ node, label })),
    node: (code) => nodeLabels.get(code) ?? code,
    topic,
    genre: (code) => genres.find((each) => each.genre === code)?.label ?? code,
  };
};
