import { publicationEvents, type PublicationEvent } from '@mingjian/contracts';
import type { Projection } from '@mingjian/projections';
import type { Content, Engine } from '@mingjian/service-kit';
import { NotInVault } from '@mingjian/vault';
import { passagesOf, vectorOf } from './bigrams.js';

type DataOf<Name extends PublicationEvent['type']> = Extract<PublicationEvent, { type: Name }>['data'];

const { ItemPublished, PublicationWithdrawn } = publicationEvents;
const concerned: readonly string[] = [ItemPublished.wireType, PublicationWithdrawn.wireType];

/** What can be found on the portal: the texts that are out, in passages. Passage 0 is title and numbers. What was taken back leaves at once. */
export const searchProjection = (engine: () => Engine): Projection => ({
  name: 'search',
  // Since its vectors hold words of three characters too.
  meaning: 2,
  sources: ['publish'],
  tables: ['search_passages'],
  createTables: (schema) => `
    CREATE TABLE ${schema}.search_passages (
      publication uuid NOT NULL,
      passage integer NOT NULL,
      text text NOT NULL,
      vector tsvector NOT NULL,
      PRIMARY KEY (publication, passage)
    );
    CREATE INDEX ON ${schema}.search_passages USING gin (vector);`,

  concerns: ({ type }) => concerned.includes(type),

  async apply(client, schema, events) {
    const standing = new Map<string, DataOf<'ItemPublished'> | null>();
    for (const { type, name, data } of events) {
      // A batch is handed over whole where one of its events is concerned.
      if (!concerned.includes(type)) continue;
      const publication = String(data['publication']);
      const out = name === 'ItemPublished' ? (data as DataOf<'ItemPublished'>) : null;
      standing.set(publication, out?.visibility === 'public' ? out : null);
    }
    await client.query(`DELETE FROM ${schema}.search_passages WHERE publication = ANY ($1)`, [[...standing.keys()]]);
    const out = [...standing.values()].filter((published) => published !== null);
    for (let from = 0; from < out.length; from += AT_ONCE) {
      const made = await Promise.all(
        out.slice(from, from + AT_ONCE).map((published) => passagesFor(engine(), published)),
      );
      await client.query(
        `INSERT INTO ${schema}.search_passages (publication, passage, text, vector)
         SELECT publication, passage, text, vector::tsvector
         FROM jsonb_to_recordset($1::jsonb) AS p(publication uuid, passage integer, text text, vector text)`,
        [JSON.stringify(made.flat())],
      );
    }
  },
});

/** A batch holds thousands of events; to take all texts apart in one go would keep the process from everything else for many seconds. */
const AT_ONCE = 50;

interface Passage {
  readonly publication: string;
  readonly passage: number;
  readonly text: string;
  readonly vector: string;
}

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
    publication,
    passage: 0,
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
  const body = passagesOf(content?.text ?? '').map((text, index) => ({
    publication,
    passage: index + 1,
    text,
    vector: vectorOf([{ text, weight: 'D' as const }], month),
  }));
  return [head, ...body];
};
