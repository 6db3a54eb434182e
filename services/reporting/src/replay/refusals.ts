import type { ProblemTexts } from '@mingjian/service-kit';
import { cutProblems } from '../known-at.js';

/** Why replay does not answer, in Chinese and English. */
export const replayProblems = {
  ...cutProblems,
  'replay.event.unreadable': {
    zh: '记录中有本版本不能识别的事件',
    en: 'An event in the record cannot be read by this release',
    status: 409,
  },
} as const satisfies ProblemTexts;
