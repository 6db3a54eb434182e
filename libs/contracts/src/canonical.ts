import { hash } from 'node:crypto';
import { configure } from 'safe-stable-stringify';

/** Keys by UTF-16 code units, numbers and strings as ECMAScript writes them: what RFC 8785 section 3.2 asks for. */
const stringify = configure({ strict: true, circularValue: TypeError });
/** Half of a surrogate pair is the only thing that JSON.stringify escapes with a d; an escaped backslash before it is text. */
const LONE_SURROGATE = /(?<!\\)(?:\\\\)*\\ud/;

/**
 * RFC 8785 (JCS) canonical text of a JSON value: what is stored, hashed and sent, identical on every adapter.
 * @throws TypeError for a value that JSON cannot carry (undefined, NaN, Infinity, half of a surrogate pair,
 * a circle); Error for a number, bigint or function inside it that it cannot carry.
 */
export const canonicalize = (value: unknown): string => {
  const text = stringify(value);
  if (text === undefined || (text.includes('\\ud') && LONE_SURROGATE.test(text)))
    throw new TypeError('not a JSON value');
  return text;
};

/** Lower-case hexadecimal SHA-256 of UTF-8 text or of bytes. */
export const sha256 = (bytes: string | Uint8Array): string => hash('sha256', bytes, 'hex');
