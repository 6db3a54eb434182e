import type { PersonalField } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import { dateInWords } from '@mingjian/documents/model';
import type { EventOf, Fact, Opened } from './kind.js';
import { inSentence, WITHHELD, type Blanks } from './words.js';

/** Who asks, as it is sealed (Art 29). */
export interface Applicant {
  readonly name: string;
  readonly identity: { readonly kind: string; readonly number: string };
  readonly contact: {
    readonly phone?: string;
    readonly email?: string;
    readonly address?: string;
    readonly postcode?: string;
  };
}

/** What letters of a case say of it, as far as it was known with an event. */
export interface CaseFile {
  readonly submitted: EventOf<'ApplicationSubmitted'>['data'];
  readonly registered: EventOf<'ApplicationRegistered'>['data'] | null;
  /** Null where it is withheld. */
  readonly applicant: Applicant | null;
  /** What is asked for, as last corrected; null where it is withheld. */
  readonly request: string | null;
}

/** The value of a sealed field; undefined where it is withheld, erased or not there. */
export const openedField = (personal: readonly PersonalField[] | undefined, field: string, opened: Opened): unknown => {
  const ref = personal?.find((sealed) => sealed.field === field)?.ref;
  return ref === undefined ? undefined : opened.personal.get(ref);
};

/** The file as it stood with the last of some facts; undefined before there is an application. */
export const caseFileOf = (facts: readonly Fact[], opened: Opened): CaseFile | undefined => {
  const events = facts.map(({ event }) => event);
  const submitted = events.find((event) => event.type === 'ApplicationSubmitted');
  if (!submitted) return undefined;
  const asked = events.findLast(
    (event) =>
      (event.type === 'ApplicationSubmitted' || event.type === 'CorrectionReceived') &&
      (event.personal ?? []).some(({ field }) => field === 'request'),
  );
  const request = openedField(asked?.personal, 'request', opened) as { readonly description: string } | undefined;
  return {
    submitted: submitted.data,
    registered: events.find((event) => event.type === 'ApplicationRegistered')?.data ?? null,
    applicant: (openedField(submitted.personal, 'applicant', opened) as Applicant | undefined) ?? null,
    request: request?.description ?? null,
  };
};

export const nameOf = ({ applicant }: CaseFile): string => applicant?.name ?? WITHHELD;

/** What every letter may say. */
export const commonBlanksOf = (file: CaseFile): Blanks => ({
  you: file.submitted.applicantType === 'naturalPerson' ? '你' : '你单位',
  case: file.registered?.number ?? '',
  receiptDate: wordsOfDate(file.registered?.receiptDate),
  request: inSentence(file.request),
});

const wordsOfDate = (date: CivilDate | undefined): string => (date === undefined ? '' : dateInWords(date));
