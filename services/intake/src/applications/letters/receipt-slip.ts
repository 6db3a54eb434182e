import { dateInWords, paragraph } from '@mingjian/documents/model';
import { letterKind } from './kind.js';
import { channelLabels, receiptBasisLabels } from './labels.js';

/** 接收回执: tells the applicant the number, the date of receipt (Art 31) and by when they are answered (Art 33). */
export const receiptSlip = letterKind({
  name: 'receiptSlip',
  madeBy: 'ApplicationRegistered',
  day: (_data, on) => on,
  write: ({ data }, { file, words }) => ({
    body: [
      paragraph(
        words('body', {
          submittedOn: dateInWords(file.submitted.submittedOn),
          channel: channelLabels[data.channel],
          basis: receiptBasisLabels[data.receiptBasis],
          days: data.term.days,
          due: dateInWords(data.term.due),
        }),
      ),
      ...(data.term.provisional ? [paragraph(words('provisional'))] : []),
    ],
  }),
});
