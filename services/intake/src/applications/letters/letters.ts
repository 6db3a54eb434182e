import type { ApplicationEvent, LetterName, Pins } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import { noticeOf, SIMULATED_NOTICE, type Letter } from '@mingjian/documents/model';
import { acceptanceNotice } from './acceptance-notice.js';
import { applicationForm } from './application-form.js';
import { caseFileOf, commonBlanksOf, nameOf, type CaseFile } from './case-file.js';
import { closingNotice } from './closing-notice.js';
import { coHandlingLetter } from './co-handling-letter.js';
import { consultationAnswerForm } from './consultation-answer-form.js';
import { consultationNotice } from './consultation-notice.js';
import { correctionNotice } from './correction-notice.js';
import { deferralNotice } from './deferral-notice.js';
import { disclosureNotice } from './disclosure-notice.js';
import { extensionNotice } from './extension-notice.js';
import { feeNotice } from './fee-notice.js';
import type { Fact, LetterKind, LetterLaw, Names, Opened } from './kind.js';
import { organConsultation } from './organ-consultation.js';
import { reasonsNotice } from './reasons-notice.js';
import { receiptSlip } from './receipt-slip.js';
import { registrationForm } from './registration-form.js';
import { replyLetter } from './reply-letter.js';
import { thirdPartyConsultation } from './third-party-consultation.js';
import { fill } from './words.js';

/** Every kind of letter, in the order of a case. */
export const letterKinds: readonly LetterKind[] = [
  applicationForm,
  acceptanceNotice,
  registrationForm,
  receiptSlip,
  coHandlingLetter,
  correctionNotice,
  extensionNotice,
  reasonsNotice,
  deferralNotice,
  thirdPartyConsultation,
  consultationAnswerForm,
  organConsultation,
  consultationNotice,
  feeNotice,
  replyLetter,
  disclosureNotice,
  closingNotice,
];

/** A letter that a case has. */
export interface LetterOfCase {
  /** Its name in the case: the kind and the number of its event, `feeNotice-9`. */
  readonly id: string;
  readonly name: LetterName;
  readonly on: CivilDate;
  readonly fact: Fact;
}

/** What letters are written with. */
export interface Sources {
  lawOn(on: CivilDate, pins: Pins): LetterLaw;
  readonly names: Names;
  readonly opened: Opened;
  /** The clock of the city is invented: every letter says so. */
  readonly simulated: boolean;
}

/** The letters that the events of a case have made, in their order. A late entry (补录) makes none: its letters went out on paper. */
export const lettersOf = (facts: readonly Fact[]): readonly LetterOfCase[] =>
  isLateEntry(facts)
    ? []
    : facts.flatMap((fact) =>
        kindsOf(fact.event).flatMap((kind) => {
          const on = kind.day(fact.event.data, fact.on);
          return on === undefined || kind.unless?.(facts)
            ? []
            : [{ id: `${kind.name}-${fact.version}`, name: kind.name, on, fact }];
        }),
      );

const isLateEntry = (facts: readonly Fact[]): boolean =>
  facts.some(({ event }) => event.type === 'ApplicationSubmitted' && event.data.lateEntry !== undefined);

const kindsOf = (event: ApplicationEvent): readonly LetterKind[] =>
  letterKinds.filter(({ madeBy }) => madeBy === event.type);

/** Writes a letter of a case as it was on its day: later events, and later law, change nothing in it. */
export const writeLetter = (letter: LetterOfCase, facts: readonly Fact[], sources: Sources): Letter => {
  const { fact, name, on } = letter;
  const { names, opened } = sources;
  const kind = letterKinds.find((candidate) => candidate.name === name)!;
  const known = facts.filter(({ version }) => version <= fact.version);
  const file = caseFileOf(known, opened);
  if (!file) throw new RangeError('a case begins with its application');
  const law = sources.lawOn(on, fact.pins);
  const words = (part: string, blanks: Readonly<Record<string, string | number>> = {}): string =>
    fill(law.words(name, part), { ...commonBlanksOf(file), ...blanks });
  const written = kind.write(fact.event, {
    on,
    before: fact.before,
    facts: known,
    file,
    law,
    names,
    opened,
    words,
  } as never);
  const organ = names.organ(fact.event.data.organ, on);
  const layout = written.layout ?? 'letter';
  return {
    layout,
    title: words('title'),
    organ,
    number: null,
    addressee: layout === 'letter' ? nameOf(file) : null,
    remedy: null,
    signature: { by: organ, sealed: true },
    date: on,
    notice: noticeOf(sources.simulated && SIMULATED_NOTICE, !opened.permitted && '本件略去个人信息和正文'),
    ...written,
  };
};

export type { CaseFile };
