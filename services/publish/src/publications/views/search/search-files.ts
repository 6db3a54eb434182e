import type { PublicationEvent } from '@mingjian/contracts';
import type { Engine } from '@mingjian/service-kit';
import type { PoolClient } from 'pg';
import { vectorOf } from './bigrams.js';
import { keptOrNull, MOST_OF_ALL_FILES } from './file-text.js';
import { addPassages, textPassages } from './passages.js';

type DataOf<Name extends PublicationEvent['type']> = Extract<PublicationEvent, { type: Name }>['data'];

/** The files of publications by their names. */
export const addFiles = async (
  client: PoolClient,
  schema: string,
  published: readonly DataOf<'ItemPublished'>[],
): Promise<void> => {
  const files = published.flatMap(({ publication, publishedOn, attachments = [] }) =>
    attachments.map(({ digest: file, name }, index) => ({
      ...{ publication, part: index + 1, month: publishedOn.slice(0, 7) },
      file,
      name,
    })),
  );
  if (files.length === 0) return;
  await client.query(
    `INSERT INTO ${schema}.search_files (publication, part, file, name, month) SELECT publication, part, file, name, month
     FROM jsonb_to_recordset($1::jsonb) AS f(publication uuid, part integer, file text, name text, month text)`,
    [JSON.stringify(files)],
  );
  const names = files.map(({ publication, part, name, month }) => ({
    ...{ publication, part, passage: 0 },
    text: name,
    vector: vectorOf([{ text: name, weight: 'D' }], month),
  }));
  await addPassages(client, schema, names);
};

/** Which texts were read out of files. */
export const noteTexts = async (
  client: PoolClient,
  schema: string,
  read: DataOf<'PublicationFilesRead'>['files'],
): Promise<void> => {
  if (read.length === 0) return;
  // What was said first holds.
  const texts = new Map(read.toReversed().map((reading) => [reading.file, reading]));
  await client.query(
    `INSERT INTO ${schema}.search_file_texts (file, text)
     SELECT file, text FROM jsonb_to_recordset($1::jsonb) AS r(file text, text text) ON CONFLICT DO NOTHING`,
    [JSON.stringify([...texts.values()])],
  );
};

interface TextOfFile {
  readonly publication: string;
  readonly part: number;
  readonly month: string;
  /** The digest under which the content store has it. */
  readonly text: string;
}

/** The texts of all files of some publications, and of those that have one of some files: the same whatever came first. */
export const addTextsOfFiles = async (
  { contents }: Engine,
  client: PoolClient,
  schema: string,
  touched: { readonly publications: readonly string[]; readonly files: readonly string[] },
): Promise<void> => {
  if (touched.publications.length + touched.files.length === 0) return;
  const { rows } = await client.query<TextOfFile>(
    `SELECT publication, part, month, t.text FROM ${schema}.search_files f JOIN ${schema}.search_file_texts t USING (file)
     WHERE t.text IS NOT NULL AND publication IN (SELECT publication FROM ${schema}.search_files WHERE publication = ANY ($1) OR file = ANY ($2))
     ORDER BY publication, part`,
    [touched.publications, touched.files],
  );
  const publications = [...new Set(rows.map(({ publication }) => publication))];
  await client.query(
    `DELETE FROM ${schema}.search_passages WHERE publication = ANY ($1) AND part > 0 AND passage > 0`,
    [publications],
  );
  const left = new Map(publications.map((publication) => [publication, MOST_OF_ALL_FILES]));
  for (const part of rows) {
    const most = left.get(part.publication)!;
    const text = (await keptOrNull(contents, part.text))?.toString('utf8').slice(0, most) ?? '';
    left.set(part.publication, most - text.length);
    if (text !== '') await addPassages(client, schema, textPassages(part, text));
  }
};
