import { sha256 } from '@mingjian/contracts';
import { keyFor, type KeyStore } from './key-store.js';
import { NotInVault, VaultBroken } from './port.js';
import { seal, unseal } from './sealing.js';

const DIGEST = /^[0-9a-f]{64}$/;

/** Whether a name is a SHA-256 as this library writes it, and so the name of content. */
export const isDigest = (name: string): boolean => DIGEST.test(name);

/** @throws NotInVault for what cannot be the name of content */
export const mustBeDigest = (name: string): string => {
  if (!isDigest(name)) throw new NotInVault(name);
  return name;
};

/** Content sealed for its place, under a key of its own derived from the master key. */
export const sealContent = async (keys: KeyStore, bytes: Uint8Array, digest: string): Promise<Buffer> =>
  seal(await contentKey(keys), bytes, digest);

/** @throws VaultBroken when bytes, key or place are not those of `sealContent` */
export const openContent = async (keys: KeyStore, sealed: Uint8Array, digest: string): Promise<Buffer> => {
  const key = await contentKey(keys);
  let bytes: Buffer;
  try {
    bytes = unseal(key, sealed, digest);
  } catch (error) {
    throw new VaultBroken(digest, error);
  }
  if (sha256(bytes) !== digest) throw new VaultBroken(digest);
  return bytes;
};

const contentKey = async (keys: KeyStore): Promise<Uint8Array> => keyFor(await keys.masterKey(), 'mingjian/content/v1');
