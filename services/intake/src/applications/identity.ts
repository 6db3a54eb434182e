import { isResidentId, isSocialCreditCode } from '@mingjian/core';
import { z } from 'zod';

/** Proof of identity (Art 29): a document and its number. */
export const identity = z.strictObject({
  kind: z.enum(['residentId', 'passport', 'creditCode', 'other']),
  number: z.string().trim().min(1).max(60),
});

/** Whether a number is right by the format and check character of its kind; documents of other kinds have none that is known here. */
export const isRightNumber = ({ kind, number }: z.infer<typeof identity>): boolean => {
  switch (kind) {
    case 'residentId':
      return isResidentId(number.toUpperCase());
    case 'creditCode':
      return isSocialCreditCode(number.toUpperCase());
    case 'passport':
      return /^[A-Z0-9]{5,20}$/i.test(number);
    case 'other':
      return true;
  }
};
