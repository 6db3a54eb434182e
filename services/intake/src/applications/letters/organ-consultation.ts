import { paragraph } from '@mingjian/documents/model';
import { letterKind } from './kind.js';

/** 征求意见书（共同制作机关）: asks the organ that made the information too; its silence is consent (Art 34). */
export const organConsultation = letterKind({
  name: 'organConsultation',
  madeBy: 'ConsultationSent',
  day: (data) => (data.with === 'organ' ? data.sentOn : undefined),
  write: ({ data }, { law, names, on, words }) => ({
    number: data.number ?? null,
    addressee: names.organ(data.consultedOrgan ?? data.organ, on),
    body: [paragraph(words('body', { days: law.terms.consultation })), paragraph(words('consequences'))],
  }),
});
