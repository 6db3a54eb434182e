import { dateInWords, paragraph } from '@mingjian/documents/model';
import { letterKind } from './kind.js';

/** 征求意见告知书（申请人）: somebody else is asked, and the time for it is not counted (Art 33 ¶3). A third party is not named. */
export const consultationNotice = letterKind({
  name: 'consultationNotice',
  madeBy: 'ConsultationSent',
  day: ({ sentOn }) => sentOn,
  write: ({ data }, { names, on, words }) => {
    const sentOn = dateInWords(data.sentOn);
    return {
      number: data.noticeNumber ?? null,
      body: [
        paragraph(
          data.with === 'thirdParty'
            ? words('thirdParty', { sentOn })
            : words('organ', { sentOn, consulted: names.organ(data.consultedOrgan ?? data.organ, on) }),
        ),
      ],
    };
  },
});
