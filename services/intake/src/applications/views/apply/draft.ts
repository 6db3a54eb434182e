import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { queryCodeOf } from '../../../query-code.js';

/** What somebody has filled in so far; every field as they typed it. */
export interface Draft {
  /** The command id of the submission: however often it is sent, there is one application. */
  readonly command: string;
  /** 查询码: the secret by which the applicant is known afterwards. */
  readonly code: string;
  readonly fields: DraftFields;
  /** Set once it was submitted; what was filled in is gone then. */
  readonly submitted?: { readonly application: string; readonly on: string; readonly organ: string };
}

export const textFields = [
  'organ',
  'applicantType',
  'name',
  'identityKind',
  'identityNumber',
  'phone',
  'email',
  'address',
  'postcode',
  'description',
  'medium',
  'delivery',
] as const;
export type TextFieldName = (typeof textFields)[number];
export type DraftFields = Readonly<Record<TextFieldName, string>> & { readonly assistance: readonly string[] };

export const emptyFields: DraftFields = {
  ...(Object.fromEntries(textFields.map((name) => [name, ''])) as Record<TextFieldName, string>),
  assistance: [],
};

/**
 * Drafts between the pages of an application. A row is sealed with a key that only the applicant's browser has (its cookie), and found by a
 * digest of it: who reads the database alone reads nothing, and there is nothing to log in to. No event knows of a draft.
 */
export const draftSchema = (appRole: string): string => `
  CREATE TABLE application_drafts (
    draft text COLLATE "C" PRIMARY KEY,
    sealed bytea NOT NULL,
    touched_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX ON application_drafts (touched_at);
  GRANT SELECT, INSERT, UPDATE, DELETE ON application_drafts TO ${appRole};
`;

export const newDraft = (): Draft => ({
  command: randomUUID(),
  code: queryCodeOf(randomBytes(16)),
  fields: emptyFields,
});

export const newSecret = (): string => randomBytes(24).toString('base64url');

const isSecret = (secret: string): boolean => /^[\w-]{32}$/.test(secret);

const keyOf = (secret: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', 'application draft', 32));
const nameOf = (secret: string): string => createHash('sha256').update(`draft ${secret}`).digest('hex');

export const keepDraft = async (pool: Pool, secret: string, draft: Draft): Promise<void> => {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), nonce);
  const sealed = Buffer.concat([
    nonce,
    cipher.update(JSON.stringify(draft), 'utf8'),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  await pool.query(
    `INSERT INTO application_drafts (draft, sealed) VALUES ($1, $2)
     ON CONFLICT (draft) DO UPDATE SET sealed = excluded.sealed, touched_at = now()`,
    [nameOf(secret), sealed],
  );
};

/** The draft of a browser; undefined where it has none, or it is too old and was removed. */
export const findDraft = async (pool: Pool, secret: string | undefined): Promise<Draft | undefined> => {
  if (secret === undefined || !isSecret(secret)) return undefined;
  const { rows } = await pool.query<{ sealed: Buffer }>('SELECT sealed FROM application_drafts WHERE draft = $1', [
    nameOf(secret),
  ]);
  const sealed = rows[0]?.sealed;
  if (!sealed) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), sealed.subarray(0, 12));
  decipher.setAuthTag(sealed.subarray(-16));
  const text = Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString('utf8');
  return JSON.parse(text) as Draft;
};

/** Drafts are somebody's thoughts: what nobody touched for a day goes. By the database's clock, which no simulation moves. */
export const removeOldDrafts = async (pool: Pool): Promise<void> => {
  await pool.query(`DELETE FROM application_drafts WHERE touched_at < now() - interval '1 day'`);
};
