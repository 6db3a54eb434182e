import { randomBytes } from 'node:crypto';
import { canonicalize } from '@mingjian/contracts';
import { commitmentOf } from './commitment.js';
import { keyFor } from './key-store.js';
import { VaultBroken, type Opened } from './port.js';
import { seal, unseal } from './sealing.js';

const SALT_BYTES = 32;

/** A subject's data key and its wrapped form, which is what is stored. */
export interface SubjectKey {
  readonly key: Uint8Array;
  readonly wrapped: Buffer;
}

/** Where a sealed field belongs; it opens nowhere else. */
export interface FieldPlace {
  readonly ref: string;
  readonly subject: string;
  readonly field: string;
}

export const freshSubjectKey = (masterKey: Uint8Array, subject: string): SubjectKey => {
  const key = randomBytes(32);
  return { key, wrapped: seal(wrappingKey(masterKey), key, subject) };
};

/** @throws VaultBroken under another master key, or for another subject */
export const unwrapSubjectKey = (masterKey: Uint8Array, subject: string, wrapped: Buffer): SubjectKey => {
  try {
    return { key: unseal(wrappingKey(masterKey), wrapped, subject), wrapped };
  } catch (error) {
    throw new VaultBroken(subject, error);
  }
};

/** The salt lies inside the ciphertext: once that is gone, the commitment opens to nothing. */
export const sealField = (
  key: Uint8Array,
  place: FieldPlace,
  value: unknown,
): { commitment: string; sealed: Buffer } => {
  const salt = randomBytes(SALT_BYTES);
  const plain = Buffer.concat([salt, Buffer.from(canonicalize(value), 'utf8')]);
  return { commitment: commitmentOf(salt, value), sealed: seal(key, plain, contextOf(place)) };
};

/** @throws VaultBroken when a single byte, the place, the key or the commitment is not that of `sealField` */
export const openField = (key: Uint8Array, place: FieldPlace, sealed: Buffer, commitment: string): Opened => {
  const { ref, subject, field } = place;
  try {
    const plain = unseal(key, sealed, contextOf(place));
    const salt = plain.subarray(0, SALT_BYTES);
    const value = JSON.parse(plain.subarray(SALT_BYTES).toString('utf8')) as unknown;
    if (commitmentOf(salt, value) !== commitment) throw new Error('the commitment is another one');
    return { subject, field, value, salt: salt.toString('hex') };
  } catch (error) {
    throw new VaultBroken(ref, error);
  }
};

const wrappingKey = (masterKey: Uint8Array): Uint8Array => keyFor(masterKey, 'mingjian/subject-keys/v1');

/** Unambiguous: the ids have no bar, the name comes last. */
const contextOf = ({ ref, subject, field }: FieldPlace): string => `${ref}|${subject}|${field}`;
