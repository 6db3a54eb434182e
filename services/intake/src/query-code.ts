import { createHash } from 'node:crypto';
import { citizenOf } from '@mingjian/service-kit';

/** The cookie with the query code of the case that is looked at. */
export const CASE = 'mingjian-case';

/** Without letters that are taken for each other when read out or copied by hand (Crockford). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 16;

/** A query code of 80 bits, in groups of four. @param bytes at least 16, which nobody can guess */
export const queryCodeOf = (bytes: Uint8Array): string =>
  (
    [...bytes.subarray(0, LENGTH)]
      .map((byte) => ALPHABET[byte % ALPHABET.length]!)
      .join('')
      .match(/.{4}/g) ?? []
  ).join('-');

/** The code that staff hand out by an act: the same when it is sent again, and never stored (ADR 0035). */
export const handedOutCode = async (secret: (purpose: string) => Promise<Uint8Array>): Promise<string> =>
  queryCodeOf(await secret('query code'));

/** A code as it is compared: people leave out dashes and take O for 0. */
export const canonicalCode = (typed: string): string =>
  typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');

/** Who somebody is by their query code; the code itself is kept nowhere. */
export const applicantOf = (code: string): string =>
  citizenOf(
    createHash('sha256')
      .update(`query code ${canonicalCode(code)}`)
      .digest('hex'),
  );
