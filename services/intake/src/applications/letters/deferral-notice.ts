import { dateInWords, paragraph } from '@mingjian/documents/model';
import { letterKind } from './kind.js';

/** 延迟答复告知书: the reasons are good, and the answer comes on a later, reasonable day (Art 35). */
export const deferralNotice = letterKind({
  name: 'deferralNotice',
  madeBy: 'ReasonsAssessed',
  day: ({ deferral }) => deferral?.toldOn,
  write: ({ data: { deferral } }, { words }) => ({
    number: deferral?.number ?? null,
    body: [paragraph(words('body', { days: deferral?.days ?? 0, due: dateInWords(deferral?.term.due ?? '') }))],
  }),
});
