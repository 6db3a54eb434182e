import { isUuid } from '@mingjian/core';
import type { Pool } from 'pg';

/** A document that a consultation names; null where it was taken back since. */
export interface NamedDocument {
  readonly indexNumber: string;
  readonly title: string;
}

export interface ConsultationEntry {
  readonly consultation: string;
  readonly organ: string;
  readonly opensOn: string;
  readonly closesOn: string;
  readonly shortened: boolean;
  readonly concludedOn: string | null;
  readonly draft: NamedDocument | null;
  readonly feedback: NamedDocument | null;
  readonly decision: NamedDocument | null;
  readonly comments: number;
  readonly adopted: number;
  readonly partlyAdopted: number;
  readonly notAdopted: number;
}

const document = (column: string): string =>
  `(SELECT jsonb_build_object('indexNumber', index_number, 'title', title) FROM read.consultation_documents d
    WHERE d.publication = c.${column} AND d.is_out) AS ${column}`;
const answered = (adoption: string): string =>
  `(SELECT count(*)::int FROM read.consultation_comments m WHERE m.consultation = c.consultation AND adoption = '${adoption}') AS "${adoption}"`;

const SELECT = `SELECT consultation, organ, to_char(opens_on, 'YYYY-MM-DD') AS "opensOn", to_char(closes_on, 'YYYY-MM-DD') AS "closesOn", shortened,
            to_char(concluded_on, 'YYYY-MM-DD') AS "concludedOn", ${['draft', 'feedback', 'decision'].map(document).join(', ')},
            (SELECT count(*)::int FROM read.consultation_comments m WHERE m.consultation = c.consultation) AS comments,
            ${['adopted', 'partlyAdopted', 'notAdopted'].map(answered).join(', ')}
     FROM read.consultations c`;

/** All consultations, the newest first. What people said is not among it. */
export const listConsultations = async (pool: Pool): Promise<readonly ConsultationEntry[]> => {
  const { rows } = await pool.query<ConsultationEntry>(`${SELECT} ORDER BY opens_on DESC, consultation LIMIT 200`);
  return rows;
};

export const findConsultation = async (pool: Pool, id: string): Promise<ConsultationEntry | undefined> => {
  if (!isUuid(id)) return undefined;
  const { rows } = await pool.query<ConsultationEntry>(`${SELECT} WHERE consultation = $1`, [id]);
  return rows[0];
};

/** Of these publications, those that are not out for everybody in the name of the organ. */
export const notOutOf = async (
  pool: Pool,
  organ: string,
  publications: readonly string[],
): Promise<readonly string[]> => {
  const { rows } = await pool.query<{ publication: string }>(
    `SELECT publication FROM unnest($1::uuid[]) AS wanted(publication)
     WHERE NOT EXISTS (SELECT 1 FROM read.consultation_documents d
                       WHERE d.publication = wanted.publication AND d.organ = $2 AND d.is_out)`,
    [publications, organ],
  );
  return rows.map(({ publication }) => publication);
};
