import { dateInWords, paragraph } from '@mingjian/documents/model';
import { letterKind, type Desk } from './kind.js';
import { remedyText } from './remedy.js';
import { provisionsIn } from './reply-letter.js';

/** 处理告知书: a correction (3.6.1, Art 30) or a payment (3.6.2) did not come, and the application is not processed any further. */
export const closingNotice = letterKind({
  name: 'closingNotice',
  madeBy: 'ApplicationDecided',
  day: ({ via, decidedOn }) => (via === 'correctionLapse' || via === 'feeLapse' ? decidedOn : undefined),
  write: ({ data: { articles, result, via } }, desk) => ({
    body: [paragraph(reason(via === 'feeLapse', provisionsIn(desk.law.provisions, articles), desk))],
    remedy: remedyText(desk.law, result, desk.on),
  }),
});

const reason = (ofFee: boolean, provisions: string, { before, words }: Desk<'closingNotice'>): string => {
  const { fee, correction } = before.phase === 'open' ? before : { fee: null, correction: null };
  return ofFee
    ? words('feeLapse', { provisions, noticedOn: said(fee?.noticedOn), payBy: said(fee?.payBy) })
    : words('correctionLapse', {
        provisions,
        noticedOn: said(correction?.noticedOn),
        replyBy: said(correction?.replyBy),
      });
};

const said = (date: string | null | undefined): string => (date ? dateInWords(date) : '');
