import type { ProblemTexts } from '@mingjian/service-kit';

/** Why replay does not answer, in Chinese and English. */
export const replayProblems = {
  'replay.cut.incomplete': {
    zh: '该服务的记录尚未收齐到所问的截面',
    en: 'The log of this service has not arrived completely up to the cut that is asked for',
    status: 409,
  },
  'replay.event.unreadable': {
    zh: '记录中有本版本不能识别的事件',
    en: 'An event in the record cannot be read by this release',
    status: 409,
  },
} as const satisfies ProblemTexts;
