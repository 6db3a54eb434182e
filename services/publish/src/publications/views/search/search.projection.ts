import { publicationEvents, type PublicationEvent } from '@mingjian/contracts';
import type { Projection } from '@mingjian/projections';
import type { Content, Engine } from '@mingjian/service-kit';
import { NotInVault } from '@mingjian/vault';
import { vectorOf } from './bigrams.js';
import { addFiles, addTextsOfFiles, noteTexts } from './search-files.js';
import { addPassages, textPassages, type Passage } from './passages.js';

type DataOf<Name extends PublicationEvent['type']> = Extract<PublicationEvent, { type: Name }>['data'];

const { ItemPublished, PublicationFilesRead, PublicationWithdrawn } = publicationEvents;
const concerned: readonly string[] = [ItemPublished, PublicationFilesRead, PublicationWithdrawn].map(
  ({ wireType }) => wireType,
);

/**
 * What can be found on the portal: the texts that are out and those of their files, in passages. Part 0 is the document, whose passage 0 is title and
 * numbers; part n is its n-th file, whose passage 0 is the name. What was taken back leaves at once.
 */
export const searchProjection = (engine: () => Engine): Projection => ({
  name: 'search',
  // Since its vectors hold words of three characters too.
  meaning: 2,
  sources: ['publish'],
  tables: ['search_passages', 'search_files', 'search_file_texts'],
  createTables: (schema) => `
    CREATE TABLE ${schema}.search_passages (
      publication uuid NOT NULL,
      part integer NOT NULL,
      passage integer NOT NULL,
      text text NOT NULL,
      vector tsvector NOT NULL,
      PRIMARY KEY (publication, part, passage)
    );
    CREATE INDEX ON ${schema}.search_passages USING gin (vector);
    CREATE TABLE ${schema}.search_files (
      publication uuid NOT NULL,
      part integer NOT NULL,
      file text NOT NULL,
      name text NOT NULL,
      month text NOT NULL,
      PRIMARY KEY (publication, part)
    );
    CREATE INDEX ON ${schema}.search_files (file);
    -- Which text was read out of a file; null: none. It holds for whatever publication has the file.
    CREATE TABLE ${schema}.search_file_texts (
      file text PRIMARY KEY,
      text text
    );`,

  concerns: ({ type }) => concerned.includes(type),

  async apply(client, schema, events) {
    const standing = new Map<string, DataOf<'ItemPublished'> | null>();
    const read: DataOf<'PublicationFilesRead'>['files'] = [];
    for (const { type, name, data } of events) {
      // A batch is handed over whole where one of its events is concerned.
      if (!concerned.includes(type)) continue;
      if (name === 'PublicationFilesRead') {
        read.push(...(data as DataOf<'PublicationFilesRead'>).files);
        continue;
      }
      const publication = String(data['publication']);
      const out = name === 'ItemPublished' ? (data as DataOf<'ItemPublished'>) : null;
      standing.set(publication, out?.visibility === 'public' ? out : null);
    }
    for (const table of ['search_passages', 'search_files']) {
      await client.query(`DELETE FROM ${schema}.${table} WHERE publication = ANY ($1)`, [[...standing.keys()]]);
    }
    const out = [...standing.values()].filter((published) => published !== null);
    for (let from = 0; from < out.length; from += AT_ONCE) {
      const made = await Promise.all(
        out.slice(from, from + AT_ONCE).map((published) => passagesFor(engine(), published)),
      );
      await addPassages(client, schema, made.flat());
    }
    await addFiles(client, schema, out);
    await noteTexts(client, schema, read);
    const publications = out.filter(({ attachments }) => attachments).map(({ publication }) => publication);
    const files = read.map(({ file }) => file);
    await addTextsOfFiles(engine(), client, schema, { publications, files });
  },
});

/** A batch holds thousands of events; to take all texts apart in one go would keep the process from everything else for many seconds. */
const AT_ONCE = 50;

const passagesFor = async (
  { contents }: Engine,
  { publication, title, digest, indexNumber, description, publishedOn }: DataOf<'ItemPublished'>,
): Promise<readonly Passage[]> => {
  const month = publishedOn.slice(0, 7);
  const content = await contents.get(digest).then(
    (bytes) => JSON.parse(bytes.toString('utf8')) as Content,
    (error: unknown) => {
      // Publish keeps what it lets out; what was erased since can be found by its title alone.
      if (error instanceof NotInVault) return undefined;
      throw error;
    },
  );
  const numbers = [indexNumber, description?.documentNumber ?? ''].join(' ');
  const head: Passage = {
    ...{ publication, part: 0, passage: 0 },
    text: title,
    vector: vectorOf(
      [
        { text: title, weight: 'A' },
        { text: numbers, weight: 'B' },
        { text: content?.summary ?? '', weight: 'B' },
      ],
      month,
    ),
  };
  return [head, ...textPassages({ publication, part: 0, month }, content?.text ?? '')];
};
