import { createHash, timingSafeEqual } from 'node:crypto';
import { canonicalize } from '@mingjian/contracts';

const LABEL = 'mingjian/personal/v1';

/**
 * SHA-256(label ‖ salt ‖ RFC 8785 text of the value), hexadecimal. With the salt it proves which value was decided on; without it,
 * it opens to nothing.
 * @param salt 32 bytes
 */
export const commitmentOf = (salt: Uint8Array, value: unknown): string =>
  createHash('sha256').update(LABEL).update(salt).update(canonicalize(value)).digest('hex');

/** Whether salt and value open a commitment. */
export const verifyCommitment = (commitment: string, salt: string, value: unknown): boolean => {
  const expected = Buffer.from(commitment, 'hex');
  const actual = Buffer.from(commitmentOf(Buffer.from(salt, 'hex'), value), 'hex');
  return expected.length === actual.length && timingSafeEqual(expected, actual);
};
