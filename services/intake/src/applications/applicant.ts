import { isResidentId, isSocialCreditCode } from '@mingjian/core';
import { z } from 'zod';

const text = (longest: number) => z.string().trim().min(1).max(longest);

/** Proof of identity: a document and its number. */
const identity = z.strictObject({
  kind: z.enum(['residentId', 'passport', 'creditCode', 'other']),
  number: text(60),
});

/** Who applies (Art 29). */
export const applicant = z.strictObject({
  name: text(200),
  identity,
  contact: z.strictObject({
    phone: text(40).optional(),
    email: z.email().max(200).optional(),
    address: text(500).optional(),
    postcode: text(12).optional(),
  }),
});

/** What for: the purpose is never asked (Art 29). */
export const request = z.strictObject({ description: text(10_000) });

/** With what the applicant has difficulty (Art 43). */
export const assistance = z
  .array(z.enum(['reading', 'sight', 'hearing']))
  .max(3)
  .default([]);

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

/** What tells whether two applications are of the same applicant, by their opened fields. */
export const identityOf = (personal: Readonly<Record<string, unknown>>): string => {
  const { kind, number } = applicant.parse(personal['applicant']).identity;
  return `${kind} ${number.toUpperCase()}`;
};
