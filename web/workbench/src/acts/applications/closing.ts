import { isGiven } from '../../given.js';
import type { Act } from './file.js';

/** Help, withdrawal, referral, the archive, and a new code for whoever follows the case. */
export const closingActs: readonly Act[] = [
  {
    name: 'application.recordAssistance',
    service: 'intake',
    path: 'applications/:id/assistance',
    permission: 'application.recordAssistance',
    offered: ({ assistance }) => assistance === 'needed',
    fields: [{ name: 'help', label: 'field.help', kind: 'longText', max: 2000, required: true }],
  },
  {
    name: 'application.withdraw',
    service: 'intake',
    path: 'applications/:id/withdrawal',
    permission: 'application.withdraw',
    offered: ({ phase }) => phase !== 'closed',
    fields: [],
    grave: true,
  },
  {
    name: 'application.refer',
    service: 'intake',
    path: 'applications/:id/referral',
    permission: 'application.refer',
    offered: (file) => file.phase === 'closed' && isGiven(file.result) && !isGiven(file.archivedOn),
    initial: (_, { today }) => ({ consentedOn: today }),
    fields: [
      { name: 'organ', label: 'field.organ', kind: 'organ', required: true },
      { name: 'consentedOn', label: 'field.consentedOn', kind: 'date', required: true },
    ],
  },
  {
    name: 'application.archive',
    main: true,
    service: 'intake',
    path: 'applications/:id/archive',
    permission: 'application.archive',
    offered: (file) =>
      file.phase === 'closed' && !isGiven(file.archivedOn) && (!isGiven(file.document) || isGiven(file.deliveredOn)),
    fields: [],
  },
  {
    name: 'application.issueQueryCode',
    service: 'intake',
    path: 'applications/:id/query-code',
    permission: 'application.submit',
    offered: () => true,
    fields: [],
    // The code that somebody has opens nothing afterwards.
    grave: true,
  },
];
