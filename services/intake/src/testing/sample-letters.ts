import type { Letter } from '@mingjian/documents/model';
import { everything, lettersAfter } from '../applications/letters/testing/index.js';

export { letterKinds } from '../applications/letters/index.js';

/** A letter of every kind, of invented people, by its kind. */
export const sampleLetters = (): Readonly<Record<string, Letter>> =>
  Object.assign({}, ...everything.map((commands) => lettersAfter(commands))) as Readonly<Record<string, Letter>>;
