import type { PoolClient } from 'pg';
import { passagesOf, vectorOf } from './bigrams.js';

/** A row of `search_passages`. */
export interface Passage {
  readonly publication: string;
  readonly part: number;
  readonly passage: number;
  readonly text: string;
  readonly vector: string;
}

export interface PartOf {
  readonly publication: string;
  readonly part: number;
  /** Of publication. */
  readonly month: string;
}

/** A text in passages, from 1. */
export const textPassages = ({ publication, part, month }: PartOf, whole: string): readonly Passage[] =>
  passagesOf(whole).map((text, index) => ({
    ...{ publication, part, passage: index + 1 },
    text,
    vector: vectorOf([{ text, weight: 'D' }], month),
  }));

export const addPassages = async (client: PoolClient, schema: string, passages: readonly Passage[]): Promise<void> => {
  if (passages.length === 0) return;
  await client.query(
    `INSERT INTO ${schema}.search_passages (publication, part, passage, text, vector)
     SELECT publication, part, passage, text, vector::tsvector
     FROM jsonb_to_recordset($1::jsonb) AS p(publication uuid, part integer, passage integer, text text, vector text)`,
    [JSON.stringify(passages)],
  );
};
