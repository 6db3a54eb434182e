import { sha256, type PersonalField } from '@mingjian/contracts';
import { uuidFrom } from '@mingjian/core';
import type { Pool } from 'pg';
import { keyFor, type KeyStore } from './key-store.js';
import {
  freshSubjectKey,
  openField,
  sealField,
  unwrapSubjectKey,
  type FieldPlace,
  type SubjectKey,
} from './personal-sealing.js';
import { NotInVault, type AreReferenced, type Opened, type Vault } from './port.js';

export interface PostgresVaultOptions {
  /** Connections as the role named to `vaultSchema`. Stays the caller's. */
  readonly pool: Pool;
  readonly keys: KeyStore;
}

/**
 * A vault in the Postgres database where `vaultSchema` has been run: a key for each subject, wrapped by the master key; each
 * field sealed with its subject's key. With that key destroyed, no copy of a row opens any more, wherever it is.
 */
export const createPostgresVault = ({ pool, keys }: PostgresVaultOptions): Vault => new PostgresVault(pool, keys);

/**
 * Keeps the fields only if the offered key is the subject's: a new one is, where the subject has none yet. A field that is there
 * stays as it is, and only its time is renewed, so that a sweep does not take it from the command that asks for it again; this
 * also waits for a racing writer and returns the commitment that won.
 */
const SEAL = {
  name: 'vault-seal',
  text: `
    WITH offered AS (
      INSERT INTO vault.subject_keys (subject, wrapped) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING wrapped
    ), current AS (
      SELECT wrapped FROM offered UNION ALL SELECT wrapped FROM vault.subject_keys WHERE subject = $1
    ), kept AS (
      INSERT INTO vault.fields (ref, subject, field, commitment, sealed)
        SELECT g.ref, $1, g.field, g.commitment, g.sealed
          FROM unnest($3::uuid[], $4::text[], $5::text[], $6::bytea[]) AS g (ref, field, commitment, sealed)
          WHERE EXISTS (SELECT FROM current WHERE wrapped = $2)
          ORDER BY g.ref
        ON CONFLICT (ref) DO UPDATE SET sealed_at = now()
        RETURNING ref, commitment
    )
    SELECT current.wrapped, kept.ref, kept.commitment FROM current LEFT JOIN kept ON true`,
};

const OPEN = {
  name: 'vault-open',
  text: `SELECT f.ref, f.subject, f.field, f.commitment, f.sealed, k.wrapped
           FROM vault.fields f JOIN vault.subject_keys k USING (subject) WHERE f.ref = $1`,
};

const SWEEP_PAGE = 500;

class PostgresVault implements Vault {
  constructor(
    private readonly pool: Pool,
    private readonly keys: KeyStore,
  ) {}

  /** One round trip for a new subject, two for a known one, whose key has to be fetched. */
  async sealAll(
    subject: string,
    fields: Readonly<Record<string, unknown>>,
    commandKey: string,
  ): Promise<readonly PersonalField[]> {
    const places = Object.keys(fields).map((field) => ({
      field,
      subject,
      ref: uuidFrom('vault', subject, field, commandKey),
    }));
    if (places.length === 0) return [];
    const masterKey = await this.keys.masterKey();
    let offered = freshSubjectKey(masterKey, subject);
    for (;;) {
      const { wrapped, commitments } = await this.keep(offered, places, fields);
      if (commitments.size > 0) return places.map((place) => ({ ...place, commitment: commitments.get(place.ref)! }));
      // Nothing at all: the key of a racing writer became visible only after our statement had begun.
      if (wrapped) offered = unwrapSubjectKey(masterKey, subject, wrapped);
    }
  }

  async open(ref: string): Promise<Opened> {
    const { rows } = await this.pool.query<
      FieldPlace & { readonly commitment: string; readonly sealed: Buffer; readonly wrapped: Buffer }
    >({ ...OPEN, values: [ref] });
    const row = rows[0];
    if (!row) throw new NotInVault(ref);
    const { key } = unwrapSubjectKey(await this.keys.masterKey(), row.subject, row.wrapped);
    return openField(key, row, row.sealed, row.commitment);
  }

  /** By the digest of the purpose, since HKDF takes short ones only. */
  async secretFor(purpose: string): Promise<Uint8Array> {
    return keyFor(await this.keys.masterKey(), `mingjian/secrets/v1/${sha256(purpose)}`);
  }

  /** Keys stay, also of subjects that have no field left: a command on its way may be sealing with one. */
  async sweep(before: Date, isReferenced: AreReferenced): Promise<number> {
    let removed = 0;
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const { rows } = await this.pool.query<{ ref: string }>(
        'SELECT ref FROM vault.fields WHERE sealed_at < $1 AND ref > $2 ORDER BY ref LIMIT $3',
        [before, after, SWEEP_PAGE],
      );
      if (rows.length === 0) return removed;
      const refs = rows.map(({ ref }) => ref);
      after = refs.at(-1)!;
      const kept = await isReferenced(refs);
      // The time is compared again: the field may have been renewed meanwhile.
      const { rowCount } = await this.pool.query('DELETE FROM vault.fields WHERE ref = ANY ($1) AND sealed_at < $2', [
        refs.filter((ref) => !kept.has(ref)),
        before,
      ]);
      removed += rowCount ?? 0;
    }
  }

  private async keep(
    offered: SubjectKey,
    places: readonly FieldPlace[],
    fields: Readonly<Record<string, unknown>>,
  ): Promise<{ wrapped: Buffer | undefined; commitments: ReadonlyMap<string, string> }> {
    const sealed = places.map((place) => sealField(offered.key, place, fields[place.field]));
    const { rows } = await this.pool.query<{ wrapped: Buffer; ref: string | null; commitment: string | null }>({
      ...SEAL,
      values: [
        places[0]!.subject,
        offered.wrapped,
        places.map(({ ref }) => ref),
        places.map(({ field }) => field),
        sealed.map(({ commitment }) => commitment),
        sealed.map((one) => one.sealed),
      ],
    });
    const commitments = rows.flatMap(({ ref, commitment }) => (ref && commitment ? [[ref, commitment] as const] : []));
    return { wrapped: rows[0]?.wrapped, commitments: new Map(commitments) };
  }
}
