import type { OfferedAct } from '../act.js';
import { bodyOf } from '../field.js';
import { isGiven } from '../../given.js';
import { handled, open, reason, type Act } from './file.js';

const NEEDS_CONFIRMATION = ['ordinaryMail', 'fax', 'web'];

const assign: Act = {
  name: 'application.assign',
  main: true,
  service: 'intake',
  path: 'applications/:id/assignment',
  permission: 'application.assign',
  offered: (file) => open(file) && (file.assignment?.handler ?? null) === null,
  fields: [
    { name: 'section', label: 'field.section', kind: 'section', required: true },
    { name: 'internalDue', label: 'field.internalDue', kind: 'date', future: true },
  ],
};

/** The same for several at once: the queue's stage already says that they wait for it. */
export const assignSeveral: OfferedAct<unknown> = {
  ...{ name: assign.name, service: assign.service, path: assign.path, permission: assign.permission },
  fields: assign.fields,
  offered: () => true,
};

/** From the register to whoever handles it. */
export const assignmentActs: readonly Act[] = [
  {
    name: 'application.register',
    main: true,
    service: 'intake',
    path: 'applications/:id/registration',
    permission: 'application.register',
    offered: ({ phase }) => phase === 'received',
    fields: [
      { name: 'confirmation.on', label: 'field.confirmedOn', kind: 'date' },
      {
        name: 'confirmation.method',
        label: 'field.confirmationMethod',
        kind: 'choice',
        vocabulary: 'confirmationMethods',
        codes: ['phone', 'sms', 'email', 'portal', 'letter'],
      },
    ],
    initial: ({ channel }, me) =>
      NEEDS_CONFIRMATION.includes(channel)
        ? { 'confirmation.on': me.today, 'confirmation.method': channel === 'web' ? 'portal' : 'phone' }
        : {},
    // Art 31 lets the confirmation fix the date of receipt on these channels only.
    body(values, { channel }) {
      return NEEDS_CONFIRMATION.includes(channel) ? bodyOf(this.fields, values) : {};
    },
  },
  assign,
  {
    name: 'application.acceptAssignment',
    main: true,
    service: 'intake',
    path: 'applications/:id/assignment/acceptance',
    permission: 'application.acceptAssignment',
    offered: (file) => open(file) && isGiven(file.assignment) && file.assignment.handler === null,
    fields: [],
  },
  {
    name: 'application.returnAssignment',
    service: 'intake',
    path: 'applications/:id/assignment/return',
    permission: 'application.returnAssignment',
    offered: (file) => open(file) && isGiven(file.assignment) && file.proposal?.underReview !== true,
    fields: [reason],
  },
  handled({
    name: 'application.askCoHandling',
    path: 'applications/:id/co-handling',
    permission: 'application.askCoHandling',
    fields: [
      { name: 'section', label: 'field.section', kind: 'section', required: true },
      { name: 'due', label: 'field.answerBy', kind: 'date', future: true, required: true },
    ],
  }),
  {
    name: 'application.answerCoHandling',
    main: true,
    service: 'intake',
    path: 'applications/:id/co-handling/answers',
    permission: 'application.answerCoHandling',
    offered: (file) => open(file) && (file.coHandling ?? []).some(({ answered }) => !answered),
    fields: [
      { name: 'section', label: 'field.section', kind: 'section', required: true },
      { name: 'answer', label: 'field.answer', kind: 'longText', max: 10_000, required: true },
    ],
  },
];
