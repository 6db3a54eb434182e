import { paragraph } from '@mingjian/documents/model';
import { thirdPartyName } from './consulted-party.js';
import { letterKind } from './kind.js';

/** 征求意见书（第三方）: asks whom disclosure could harm, and says what silence means (Art 32). The applicant is not named. */
export const thirdPartyConsultation = letterKind({
  name: 'thirdPartyConsultation',
  madeBy: 'ConsultationSent',
  day: (data) => (data.with === 'thirdParty' ? data.sentOn : undefined),
  write: (event, { law, words, opened }) => ({
    number: event.data.number ?? null,
    addressee: thirdPartyName(event, opened),
    body: [paragraph(words('body', { days: law.terms.consultation })), paragraph(words('consequences'))],
  }),
});
