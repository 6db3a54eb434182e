import glossary from 'virtual:glossary';
import type { Bilingual } from './index.js';
import type { Vocabulary } from './vocabulary.js';

/** The words of the glossary; a code that it does not know stands for itself. */
export const labelIn = (vocabulary: Vocabulary, code: string): Bilingual => {
  const words = glossary[vocabulary]?.[code];
  // In English the glossary says what a role does; its name is the code in words.
  if (vocabulary === 'roles' && words) return { zh: words.zh, en: inWords(code) };
  // Acts are names of buttons there.
  if (vocabulary === 'acts' && words) return { zh: words.zh, en: capitalised(words.en) };
  return words ?? { zh: code, en: code };
};

/** The codes of a vocabulary, in the order of the glossary. */
export const codesOf = (vocabulary: Vocabulary): readonly string[] => Object.keys(glossary[vocabulary] ?? {});

const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const inWords = (code: string): string => code.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
