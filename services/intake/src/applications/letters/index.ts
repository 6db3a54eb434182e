export type { Fact, LetterLaw, Names, Opened } from './kind.js';
export { letterKinds, lettersOf, writeLetter, type LetterOfCase, type Sources } from './letters.js';
export { remedyOf } from './remedy.js';
