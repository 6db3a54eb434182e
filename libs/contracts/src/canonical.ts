import { hash } from 'node:crypto';
import canonicalizeJson from 'canonicalize';

/**
 * RFC 8785 (JCS) canonical text of a JSON value: what is stored, hashed and sent, identical on every adapter.
 * @throws TypeError for a value that JSON cannot carry (undefined, NaN, Infinity).
 */
export const canonicalize = (value: unknown): string => {
  const text = canonicalizeJson(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
};

/** Lower-case hexadecimal SHA-256 of UTF-8 text or of bytes. */
export const sha256 = (bytes: string | Uint8Array): string => hash('sha256', bytes, 'hex');
