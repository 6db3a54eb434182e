import { useSyncExternalStore } from 'react';
import type { Language } from '../words/index.js';

const KEY = 'mingjian.language';
const listeners = new Set<() => void>();

const read = (): Language => (localStorage.getItem(KEY) === 'en' ? 'en' : 'zh');

/** The language of this browser, kept: a preference, nothing about a case. */
export const useLanguage = (): [Language, (language: Language) => void] => [
  useSyncExternalStore(subscribe, read),
  (language) => {
    localStorage.setItem(KEY, language);
    for (const listener of listeners) listener();
  },
];

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
