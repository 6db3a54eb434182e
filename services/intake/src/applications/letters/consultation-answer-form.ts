import { thirdPartyName } from './consulted-party.js';
import { letterKind } from './kind.js';
import { WITHHELD } from './words.js';

/** 征求意见确认函: what the third party fills in and sends back (Art 32). */
export const consultationAnswerForm = letterKind({
  name: 'consultationAnswerForm',
  madeBy: 'ConsultationSent',
  day: (data) => (data.with === 'thirdParty' ? data.sentOn : undefined),
  write: (event, { file, names, on, words, opened }) => ({
    layout: 'form',
    signature: null,
    body: [
      {
        kind: 'table',
        rows: [
          { label: '征求意见的机关', value: names.organ(event.data.organ, on) },
          { label: '征求意见书文号', value: event.data.number ?? '' },
          { label: '申请登记编号', value: file.registered?.number ?? '' },
          { label: '第三方名称', value: thirdPartyName(event, opened) },
          { label: '涉及的政府信息', value: file.request ?? WITHHELD },
          { label: '意见', value: words('choices') },
          { label: '不同意的理由', value: '\n\n' },
          { label: '联系人及电话', value: '' },
          { label: '签名或者盖章', value: '\n' },
          { label: '日期', value: '' },
        ],
      },
    ],
  }),
});
