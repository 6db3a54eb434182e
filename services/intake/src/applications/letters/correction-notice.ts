import { dateInWords, paragraph } from '@mingjian/documents/model';
import { letterKind } from './kind.js';

/** 补正告知书: everything that is to be corrected, at once, and by when (Art 30). */
export const correctionNotice = letterKind({
  name: 'correctionNotice',
  madeBy: 'CorrectionNoticed',
  day: ({ noticedOn }) => noticedOn,
  write: ({ data }, { law, words }) => ({
    number: data.number ?? null,
    body: [
      paragraph(words('opening')),
      ...data.items.map((item, index, { length }) =>
        paragraph(`${index + 1}．${words(item)}${index + 1 < length ? '；' : '。'}`),
      ),
      paragraph(
        words('closing', {
          replyBy: dateInWords(data.replyBy),
          days: data.workdays ?? law.terms.correctionReply,
        }),
      ),
    ],
  }),
});
