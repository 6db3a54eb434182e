import { hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder, writeDurably } from './durable-file.js';

/** Where the key that protects all others is kept: a file here, a KMS or HSM elsewhere. */
export interface KeyStore {
  /** 32 bytes; the same for ever. Lost, everything sealed is lost. */
  masterKey(): Promise<Uint8Array>;
}

const KEY_BYTES = 32;

/** A key in a file that only its owner may read; made on first use, durably, before anything is sealed with it. */
export const fileKeyStore = (file: string): KeyStore => {
  let key: Uint8Array | undefined;
  return {
    async masterKey() {
      return (key ??= (await readKey(file)) ?? (await makeKey(file)));
    },
  };
};

/** A key of its own for one purpose (HKDF-SHA-256, RFC 5869), so that uses of the master key never meet. */
export const keyFor = (masterKey: Uint8Array, purpose: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', masterKey, '', purpose, KEY_BYTES));

const readKey = async (file: string): Promise<Uint8Array | undefined> => {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const key = Buffer.from(text.trim(), 'hex');
  if (key.length !== KEY_BYTES) throw new Error(`${file} does not hold a key of ${KEY_BYTES} bytes`);
  return key;
};

const makeKey = async (file: string): Promise<Uint8Array> => {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const aside = `${file}.${randomUUID()}`;
  await writeDurably(aside, `${randomBytes(KEY_BYTES).toString('hex')}\n`);
  // A link, not a rename: it fails where another process was faster, whose key may be in use already.
  await link(aside, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await unlink(aside);
  await syncFolder(dirname(file));
  return (await readKey(file))!;
};
