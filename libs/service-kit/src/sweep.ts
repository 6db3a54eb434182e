import type { EventStore } from '@mingjian/event-store';
import type { Projection, Projections } from '@mingjian/projections';
import type { AreReferenced, ContentStore, Vault } from '@mingjian/vault';
import type { Pool } from 'pg';
import type { DailyDuty } from './daily.js';

/** Every reference into vault and content store that an event makes: refs of sealed fields, digests of content. */
export const sealedReferences = (source: string): Projection => ({
  name: 'sealed_references',
  sources: [source],
  tables: ['sealed_references'],
  createTables: (schema) => `CREATE TABLE ${schema}.sealed_references (reference text COLLATE "C" PRIMARY KEY);`,
  // Cheap, and never too narrow: an event that refers to nothing has no digest but that of its command, before which there are no data.
  concerns: ({ body }) => !body.includes('"personal":[]') || DIGEST.test(body.slice(endOfCommandDigest(body))),
  async apply(client, schema, events) {
    const references = events.flatMap(({ envelope: { personal, data } }) => [
      ...personal.map(({ ref }) => ref),
      ...digestsIn(JSON.stringify(data)),
    ]);
    if (references.length === 0) return;
    await client.query(
      `INSERT INTO ${schema}.sealed_references SELECT DISTINCT unnest($1::text[]) ON CONFLICT DO NOTHING`,
      [references],
    );
  },
});

/** Whatever looks like a digest, wherever an event has it: to keep too much is harmless. */
const DIGEST = /\b[0-9a-f]{64}\b/;
const digestsIn = (text: string): readonly string[] => text.match(new RegExp(DIGEST, 'g')) ?? [];

/** Where the digest of the command ends in an envelope's canonical text, whose members are sorted; 0 where there is none. */
const endOfCommandDigest = (body: string): number => {
  const at = body.indexOf(COMMAND_DIGEST);
  return at < 0 ? 0 : at + COMMAND_DIGEST.length + 64;
};
const COMMAND_DIGEST = '"command":{"digest":"';

const DAY_MS = 86_400_000;
const PATIENCE_MS = 30_000;

export interface SweepParts {
  readonly vault: Vault;
  readonly contents: Pick<ContentStore, 'sweep'>;
  readonly pool: Pool;
  readonly store: EventStore;
  /** They keep `sealedReferences` of the store. */
  readonly projections: Projections;
}

/**
 * Removes sealed fields and content that are older than a day and that no event refers to (architecture rule 3). A command refers to what it
 * sealed within moments, and sealing again makes it young again, so an event that comes meanwhile refers to nothing that is old.
 * @returns how many were removed
 * @throws Error when not every event's references are known yet; nothing is removed then
 */
export const sweep = async ({ vault, contents, pool, store, projections }: SweepParts): Promise<Swept> => {
  const before = new Date(Date.now() - DAY_MS);
  const { sequence } = await store.head();
  if (!(await projections.waitFor({ [store.source]: sequence }, PATIENCE_MS))) {
    throw new Error('the references are not up to date, so nothing can be swept now');
  }
  const isReferenced: AreReferenced = async (references) => {
    const { rows } = await pool.query<{ reference: string }>(
      'SELECT reference FROM read.sealed_references WHERE reference = ANY ($1)',
      [references],
    );
    return new Set(rows.map(({ reference }) => reference));
  };
  return {
    fields: await vault.sweep(before, isReferenced),
    contents: await contents.sweep(before, isReferenced),
  };
};

export interface Swept {
  readonly fields: number;
  readonly contents: number;
}

/** Age is real time, also in a simulated city, whose days may pass in a second: nothing is looked at twice within an hour. */
const AGAIN_MS = 3_600_000;

export const sweepDaily = (projections: Projections): DailyDuty => {
  let sweptAt = -Infinity;
  return {
    name: 'sweep',
    async run({ vault, contents, pool, store, log }) {
      if (performance.now() - sweptAt < AGAIN_MS) return;
      const swept = await sweep({ vault, contents, pool, store, projections });
      sweptAt = performance.now();
      if (swept.fields + swept.contents > 0) log.info(swept, 'swept what no event refers to');
    },
  };
};
