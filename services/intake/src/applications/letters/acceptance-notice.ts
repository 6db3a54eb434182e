import { dateInWords, paragraph } from '@mingjian/documents/model';
import { letterKind } from './kind.js';
import { channelLabels } from './labels.js';

/** 受理告知单: what somebody at the desk took in, who that was (首问负责), and by which day the date of receipt goes. What comes on line has none. */
export const acceptanceNotice = letterKind({
  name: 'acceptanceNotice',
  madeBy: 'ApplicationSubmitted',
  day: ({ firstContact, splitFrom, referredFrom, submittedOn }) =>
    firstContact === undefined || splitFrom !== undefined || referredFrom !== undefined ? undefined : submittedOn,
  // It was accepted where it came from.
  unless: (facts) => facts.some(({ event }) => event.type === 'ApplicationTakenOver'),
  write: ({ data: { channel, submittedOn, physicallyReceivedOn, firstContact } }, { words }) => ({
    body: [
      paragraph(
        words('body', {
          takenOn: dateInWords(physicallyReceivedOn ?? submittedOn),
          channel: channelLabels[channel],
          by: firstContact ?? '',
        }),
      ),
      paragraph(words('basis', { basis: FIXED_BY[channel] })),
    ],
  }),
});

/** What fixes the date of receipt on a channel (Art 31), as it is said before that day is known. */
const FIXED_BY = {
  counter: '提交之日',
  signedMail: '签收之日',
  ordinaryMail: '与申请人确认之日',
  fax: '双方确认之日',
  web: '双方确认之日',
} as const;
