import { createContext, use, useMemo } from 'react';
import { eventLabel } from '@mingjian/contracts/labels';
import { labelIn } from './labels.js';
import { messages, type MessageKey } from './messages.js';
import type { Vocabulary } from './vocabulary.js';
import { isGiven } from '../given.js';

/** Chinese first, English second: whoever reads chooses. */
export type Language = 'zh' | 'en';

export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** Everything that puts words on a page, in the language of whoever reads. */
export interface Wording {
  readonly language: Language;
  /** A message of the catalogue, `{name}` filled in. */
  t(key: MessageKey, values?: Readonly<Record<string, string | number>>): string;
  /** What a code of a vocabulary is called; the code itself where the glossary has no word. */
  label(vocabulary: Vocabulary, code: string | null | undefined): string;
  pick(words: Bilingual): string;
  event(name: string): string;
}

export const wordingIn = (language: Language): Wording => ({
  language,
  t: (key, values = {}) =>
    messages[key][language === 'zh' ? 0 : 1].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? '')),
  label: (vocabulary, code) => (!isGiven(code) ? '' : labelIn(vocabulary, code)[language]),
  pick: (words) => words[language],
  event: (name) => eventLabel(name)[language],
});

export const LanguageContext = createContext<Language>('zh');

export const useWords = (): Wording => {
  const language = use(LanguageContext);
  return useMemo(() => wordingIn(language), [language]);
};
