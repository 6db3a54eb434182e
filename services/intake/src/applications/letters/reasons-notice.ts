import { dateInWords, paragraph } from '@mingjian/documents/model';
import { letterKind } from './kind.js';

/** 说明理由告知书: asks whoever applies clearly beyond reason in number or frequency for reasons, and says what follows (Art 35). */
export const reasonsNotice = letterKind({
  name: 'reasonsNotice',
  madeBy: 'ReasonsAsked',
  day: ({ askedOn }) => askedOn,
  write: ({ data }, { words }) => ({
    number: data.number ?? null,
    body: [
      paragraph(words('body', { since: dateInWords(data.since), applications: data.applications })),
      paragraph(words('consequences', { answerBy: dateInWords(data.answerBy) })),
    ],
  }),
});
