import { isGiven } from '../../given.js';
import { handled, reason, isDrafting, open, type Act } from './file.js';

/** What has to be on file before some results. */
export const groundActs: readonly Act[] = [
  handled({
    name: 'application.recordDiscretion',
    path: 'applications/:id/discretion',
    permission: 'application.recordDiscretion',
    fields: [
      {
        name: 'ground',
        label: 'field.ground',
        kind: 'choice',
        vocabulary: 'grounds',
        codes: ['16-1', '16-2', '16-3'],
        required: true,
      },
      { ...reason, kind: 'longText', max: 10_000 },
    ],
  }),
  handled({
    name: 'application.recordRepetition',
    path: 'applications/:id/repetition',
    permission: 'application.recordRepetition',
    offered: (file) => isDrafting(file) && file.answeredBefore !== true,
    fields: [{ name: 'earlierNumber', label: 'field.earlierNumber', kind: 'text', max: 80, required: true }],
  }),
  handled({
    name: 'application.askReasons',
    path: 'applications/:id/reasons-request',
    permission: 'application.askReasons',
    offered: (file) => isDrafting(file) && !isGiven(file.reasons),
    fields: [
      { name: 'applications', label: 'field.applications', kind: 'number', min: 2, max: 100_000, required: true },
      { name: 'since', label: 'field.since', kind: 'date', required: true },
      { name: 'answerBy', label: 'field.answerBy', kind: 'date', future: true, required: true },
    ],
  }),
  {
    name: 'application.receiveReasons',
    service: 'intake',
    path: 'applications/:id/reasons',
    permission: 'application.receiveReasons',
    offered: (file) => open(file) && file.reasons?.outcome === 'awaited',
    initial: (_, { today }) => ({ receivedOn: today }),
    fields: [
      { name: 'receivedOn', label: 'field.receivedOn', kind: 'date', required: true },
      { name: 'reasons', label: 'field.reasons', kind: 'longText', max: 10_000, required: true },
    ],
  },
  {
    name: 'application.assessReasons',
    service: 'intake',
    path: 'applications/:id/reasons-assessment',
    permission: 'application.assessReasons',
    offered: (file) => open(file) && ['received', 'lapsed'].includes(file.reasons?.outcome ?? ''),
    initial: () => ({ reasonable: true }),
    fields: [
      { name: 'reasonable', label: 'field.reasonable', kind: 'flag' },
      {
        name: 'deferDays',
        label: 'field.deferDays',
        kind: 'number',
        min: 1,
        max: 250,
        when: ({ reasonable }) => reasonable === true,
      },
      { name: 'assessment', label: 'field.assessment', kind: 'longText', max: 10_000, required: true },
    ],
  },
  handled({
    name: 'application.chooseOtherForm',
    path: 'applications/:id/other-form',
    permission: 'application.chooseOtherForm',
    fields: [
      {
        name: 'medium',
        label: 'field.medium',
        kind: 'choice',
        vocabulary: 'replyMedia',
        codes: ['paper', 'electronic', 'onSite'],
        required: true,
      },
      {
        name: 'delivery',
        label: 'field.delivery',
        kind: 'choice',
        vocabulary: 'deliveryManners',
        codes: ['handedOver', 'post', 'email', 'portal'],
        required: true,
      },
      {
        name: 'reason',
        label: 'field.reason',
        kind: 'choice',
        vocabulary: 'otherFormReasons',
        codes: ['carrierEndangered', 'tooCostly'],
        required: true,
      },
      { name: 'note', label: 'field.note', kind: 'longText', max: 2000, required: true },
    ],
  }),
];
