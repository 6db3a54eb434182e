import type { ApplicationEvent, LetterName, PartOf, Pins, RuleRow, TextGroup } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import type { Letter, LetterFormat } from '@mingjian/documents/model';
import type { ApplicationState, FeeTariff, StatutoryTerms } from '../domain/index.js';
import type { CaseFile } from './case-file.js';
import type { Blanks } from './words.js';

export type { Letter, LetterFormat };

/** An event of a case in its place. */
export interface Fact {
  /** Its number in the case, from 1. */
  readonly version: number;
  readonly event: ApplicationEvent;
  readonly pins: Pins;
  /** The legal day of it. */
  readonly on: CivilDate;
  /** The case as it stood before it. */
  readonly before: ApplicationState;
}

/** The law that a letter of a day goes by. */
export interface LetterLaw {
  /** The words of a part, blanks open. */
  words(group: TextGroup, part: string): string;
  readonly remedies: readonly RuleRow<'remedies'>[];
  readonly bodies: RuleRow<'remedyBodies'>;
  readonly provisions: readonly RuleRow<'provisions'>[];
  readonly terms: StatutoryTerms;
  readonly tariff: FeeTariff;
}

/** What things are called on a day. */
export interface Names {
  /** The organ, or whoever has taken over its cases. */
  organ(id: string, on: CivilDate): string;
  section(organ: string, id: string, on: CivilDate): string;
}

/** What is sealed and may be shown: values by their reference, contents by their digest. What is not there is withheld. */
export interface Opened {
  readonly personal: ReadonlyMap<string, unknown>;
  readonly contents: ReadonlyMap<string, { readonly title: string; readonly text: string }>;
  /** Whether the reader may see what is sealed at all. */
  readonly permitted: boolean;
}

export type EventOf<Type extends ApplicationEvent['type']> = Extract<ApplicationEvent, { type: Type }>;

/** What a letter is written with. */
export interface Desk<Name extends LetterName = LetterName> {
  readonly on: CivilDate;
  readonly before: ApplicationState;
  /** The case up to the event that makes the letter. */
  readonly facts: readonly Fact[];
  readonly file: CaseFile;
  readonly law: LetterLaw;
  readonly names: Names;
  readonly opened: Opened;
  /** The words of a part; blanks that every letter has are filled in. */
  words(part: PartOf<Name>, blanks?: Blanks): string;
}

/** What differs from letter to letter; the rest is the organ's. */
export type Written = Partial<Pick<Letter, 'title' | 'layout' | 'addressee' | 'number' | 'remedy' | 'signature'>> &
  Pick<Letter, 'body'>;

/** A kind of letter: the event that makes it, and what it says. */
export interface LetterKind<
  Name extends LetterName = LetterName,
  Type extends ApplicationEvent['type'] = ApplicationEvent['type'],
> {
  readonly name: Name;
  readonly madeBy: Type;
  /** The day of the letter, which events without a day of their own have from their record; undefined where this event makes none. */
  day(data: EventOf<Type>['data'], on: CivilDate): CivilDate | undefined;
  /** What else of the case means that this event made none, although `day` gives one. */
  unless?(facts: readonly Fact[]): boolean;
  write(event: EventOf<Type>, desk: Desk<Name>): Written;
}

/** Declares a kind of letter, so that its event and its parts are known where it is written. */
export const letterKind = <Name extends LetterName, Type extends ApplicationEvent['type']>(
  kind: LetterKind<Name, Type>,
): LetterKind => kind as unknown as LetterKind;
