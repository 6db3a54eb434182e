import { administrationMessages } from './administration-messages.js';
import { auditMessages } from './audit-messages.js';
import { dashboardMessages } from './dashboard-messages.js';
import { deskMessages } from './desk-messages.js';
import { fieldMessages } from './field-messages.js';
import { supervisionMessages } from './supervision-messages.js';

/** Every sentence of the page: Chinese, English. A key that is not here does not compile; labels of codes are the glossary's. */
export const messages = {
  ...deskMessages,
  ...fieldMessages,
  ...auditMessages,
  ...dashboardMessages,
  ...supervisionMessages,
  ...administrationMessages,
} as const;

export type MessageKey = keyof typeof messages;
