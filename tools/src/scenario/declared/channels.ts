import { addDays } from '@mingjian/calendar';
import type { Channel } from '@mingjian/contracts';
import { fileOf, register, submit } from '../acts.js';
import { done, refused, type Counted, type Scenario, type Step } from '../scenario.js';
import type { Scene } from '../scene.js';

/** Received and not decided: carried forward. */
const open: readonly Counted[] = ['N', 'F'].map((row) => ({ table: 3, row, column: 'naturalPerson' }));

const receivedOn = (days: number): Step => ({
  kind: 'shows',
  what: 'the date of receipt',
  read: fileOf,
  expected: ({ stage }) => ({ receiptDate: addDays(stage.today(), days) }),
});

const channel = (of: Channel, label: Scenario['label'], article: string, steps: readonly Step[]): Scenario => ({
  id: `channel-${of}`,
  group: 'channel',
  article,
  label,
  steps,
  counts: open,
});

const yesterday = ({ stage }: Scene) => ({ physicallyReceivedOn: addDays(stage.today(), -1) });
const today = ({ stage }: Scene) => ({ on: stage.today(), method: 'phone' });

/** On these the day on which both sides confirm it counts, not the day on which it came. */
const byConfirmation = (of: Channel, over?: typeof yesterday): readonly Step[] => [
  ...done(submit('naturalPerson', of, over)),
  refused(register(), 'the confirmation of both sides', 'application.receipt.confirmationMissing'),
  ...done(register(today)),
  receivedOn(0),
];

/** Each channel with its rule of the date of receipt (Art 31). */
export const channels: readonly Scenario[] = [
  channel('counter', { zh: '当面提交', en: 'handed in at the counter' }, 'Art 31(1)', [
    refused(
      submit('naturalPerson', 'counter', yesterday),
      'being handed in today',
      'application.submission.notCounterDay',
    ),
    ...done(submit(), register()),
    receivedOn(0),
  ]),
  channel('signedMail', { zh: '邮寄（需签收）', en: 'mail that is signed for' }, 'Art 31(2)', [
    ...done(submit('naturalPerson', 'signedMail', yesterday)),
    refused(register(today), 'a rule by which a confirmation counts', 'application.receipt.confirmationNotExpected'),
    ...done(register()),
    receivedOn(-1),
  ]),
  channel(
    'ordinaryMail',
    { zh: '平常信函', en: 'ordinary mail' },
    'Art 31(2)',
    byConfirmation('ordinaryMail', yesterday),
  ),
  channel('fax', { zh: '传真', en: 'fax' }, 'Art 31(3)', byConfirmation('fax')),
  channel('web', { zh: '互联网渠道', en: 'the portal' }, 'Art 31(3)', byConfirmation('web')),
];
