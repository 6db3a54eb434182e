import { applicantOf, handedOutCode } from '../query-code.js';
import type { ApplicationState } from './domain/index.js';
import { receiptNumber } from './receipt-number.js';

interface Told {
  readonly state: ApplicationState;
  readonly secret: (purpose: string) => Promise<Uint8Array>;
}

/** The query code that an act handed out, with the number that it goes with; nothing where it opens nothing any more, or never did. */
export const tellsCode = async ({ state, secret }: Told): Promise<object | undefined> => {
  if (state.phase === 'absent' || state.followedBy === undefined) return undefined;
  const queryCode = await handedOutCode(secret);
  if (applicantOf(queryCode) !== state.followedBy) return undefined;
  return { queryCode, receiptNumber: receiptNumber(state) };
};
