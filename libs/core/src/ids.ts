import { hash } from 'node:crypto';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** True for a lower-case UUID of any version. */
export const isUuid = (text: string): boolean => UUID.test(text);

/**
 * A name-based UUID (RFC 9562 §5.5, version 5): the same parts give the same id for ever.
 * Parts are length-prefixed, so ('ab','c') and ('a','bc') differ.
 */
export const uuidFrom = (...parts: readonly string[]): string => {
  const name = parts.map((part) => `${Buffer.byteLength(part)}:${part}`).join('');
  const hex = hash('sha1', `mingjian${name}`, 'hex');
  const variant = ((Number.parseInt(hex[16]!, 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
