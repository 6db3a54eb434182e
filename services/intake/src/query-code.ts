import { createHash } from 'node:crypto';
import { citizenOf } from '@mingjian/service-kit';

/** The cookie with the query code of the case that is looked at. */
export const CASE = 'mingjian-case';

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
