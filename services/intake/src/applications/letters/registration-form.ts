import { dateInWords } from '@mingjian/documents/model';
import { nameOf } from './case-file.js';
import { letterKind } from './kind.js';
import { applicantTypeLabels, channelLabels, receiptBasisLabels } from './labels.js';
import { WITHHELD } from './words.js';

/** 登记表: the number, the date of receipt and why it is that day (Art 31), the term to answer (Art 33). */
export const registrationForm = letterKind({
  name: 'registrationForm',
  madeBy: 'ApplicationRegistered',
  day: (_data, on) => on,
  write: ({ data }, { file, names, on }) => ({
    layout: 'form',
    signature: null,
    body: [
      {
        kind: 'table',
        rows: [
          { label: '登记编号', value: data.number },
          { label: '受理机关', value: names.organ(data.organ, on) },
          { label: '申请人', value: nameOf(file) },
          { label: '申请人类型', value: applicantTypeLabels[data.applicantType] },
          { label: '提交渠道', value: channelLabels[data.channel] },
          {
            label: '收到申请之日',
            value: `${dateInWords(data.receiptDate)}（${receiptBasisLabels[data.receiptBasis]}）`,
          },
          { label: '申请内容', value: file.request ?? WITHHELD },
          { label: '答复期限', value: `${data.term.days}个工作日，至${dateInWords(data.term.due)}` },
        ],
      },
    ],
  }),
});
