import { dateInWords, paragraph } from '@mingjian/documents/model';
import { letterKind } from './kind.js';

/** 协办函: asks another section of the organ to help. A letter inside the organ has no document number. */
export const coHandlingLetter = letterKind({
  name: 'coHandlingLetter',
  madeBy: 'CoHandlingAsked',
  day: (_data, on) => on,
  write: ({ data }, { names, on, words }) => {
    const section = names.section(data.organ, data.section, on);
    return {
      addressee: section,
      signature: { by: '政府信息公开工作机构', sealed: false },
      body: [paragraph(words('body', { section, due: dateInWords(data.due) }))],
    };
  },
});
