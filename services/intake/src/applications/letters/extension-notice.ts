import { dateInWords, paragraph } from '@mingjian/documents/model';
import { letterKind } from './kind.js';

/** 延期答复告知书: the term is longer by so many days, approved by the head of the disclosure office (Art 33 ¶2). */
export const extensionNotice = letterKind({
  name: 'extensionNotice',
  madeBy: 'TermExtended',
  day: ({ toldOn }) => toldOn,
  write: ({ data }, { words }) => ({
    number: data.number ?? null,
    body: [paragraph(words('body', { days: data.days, due: dateInWords(data.term.due) }))],
  }),
});
