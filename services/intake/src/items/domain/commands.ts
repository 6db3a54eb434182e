import type { WorkCalendar } from '@mingjian/calendar';
import type {
  Attachment,
  Description,
  Filing,
  ItemDuty,
  ItemEvent,
  PenaltyFinding,
  PersonalField,
  Relation,
} from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import type { FilingFault } from './filing.js';
import type { TermToPublish } from './publication-term.js';

type DataOf<Type extends ItemEvent['type']> = Extract<ItemEvent, { type: Type }>['data'];
type Proposed = DataOf<'ItemProposed'>;

interface OfItem {
  readonly item: string;
  readonly organ: string;
}

export type ItemCommand =
  /** `publishBy`: the last day of Art 26, or of the special occasion, counted from the day on which the information was formed. */
  | (Omit<Proposed, 'drafter'> & {
      readonly type: 'Propose';
      readonly by: string;
      readonly today: CivilDate;
      /** The unit in which the term runs; null for an occasion that the law does not know. */
      readonly unit: TermToPublish['unit'] | null;
      /** Whether the organ exists today and has the section. */
      readonly sectionStands: boolean;
      /** What is wrong with its place in the organ's catalogue today; absent when nothing is. */
      readonly filingFault?: FilingFault | undefined;
      /** Of the organs that agreed, those that do not exist today. */
      readonly unknownPartners?: readonly string[] | undefined;
      /** An approval that it needs and has not (Art 11). */
      readonly approvalAwaited?: boolean | undefined;
      /** The sealed fields `lateReason` and `evidence` of what was published elsewhere before. */
      readonly personal?: readonly PersonalField[] | undefined;
      /** What stands of the item that it is about; null where there is none that this organ may know. */
      readonly subject?: Subject | null | undefined;
    })
  | (OfItem & {
      readonly type: 'Edit';
      readonly by: string;
      readonly today: CivilDate;
      readonly digest: string;
      /** The files of these bytes; absent for none. */
      readonly attachments?: Attachment[] | undefined;
    })
  /** New content for an item that is or was on the portal. */
  | (OfItem & {
      readonly type: 'Revise';
      readonly by: string;
      readonly today: CivilDate;
      readonly digest: string;
      readonly attachments?: Attachment[] | undefined;
      /** What it is to say of itself otherwise than now. */
      readonly description?: Partial<Pick<Description, 'documentNumber' | 'manners' | 'normative'>> | undefined;
    })
  /** What is open inside the organ, or stayed closed, is to be opened to everybody (Art 18). */
  | (OfItem & {
      readonly type: 'Widen';
      readonly by: string;
      readonly today: CivilDate;
      /** The sealed field `reason`. */
      readonly personal?: readonly PersonalField[];
    })
  | (OfItem & {
      readonly type: 'Withdraw';
      readonly by: string;
      readonly today: CivilDate;
      /** The sealed field `reason`. */
      readonly personal?: readonly PersonalField[];
    })
  /** The item stands in the wrong node (组配错误), or in none, and is moved. */
  | (OfItem & {
      readonly type: 'Refile';
      readonly by: string;
      readonly today: CivilDate;
      readonly filing: Filing;
      readonly filingFault?: FilingFault | undefined;
      /** The sealed field `reason`. */
      readonly personal?: readonly PersonalField[];
    })
  /** Reaction to review: it sent these bytes back. */
  | (OfItem & { readonly type: 'Return'; readonly review: string; readonly digest: string })
  /** Reaction to review (not open) or publish (published); `digest`: the bytes that were decided or published. */
  | (OfItem & { readonly type: 'Conclude'; readonly digest: string } & Pick<
        DataOf<'ItemConcluded'>,
        'outcome' | 'concludedOn' | 'ground' | 'indexNumber'
      > & {
        /** The term to interpret a document that is published now and is to be interpreted. */
        readonly interpretation?: DutyTerm | undefined;
        /** When what stays closed is to be assessed anew (Art 18). */
        readonly reassessment?: DutyTerm | undefined;
      })
  /** What stayed closed was assessed anew, and stays so (Art 18). */
  | (OfItem & {
      readonly type: 'Reassess';
      readonly by: string;
      readonly today: CivilDate;
      readonly reassessment: DutyTerm | undefined;
      /** The sealed field `reason`. */
      readonly personal?: readonly PersonalField[];
    })
  /** The published penalty was altered, revoked, or found unlawful or void: it must leave the portal. */
  | (OfItem & {
      readonly type: 'RevokeDecision';
      readonly by: string;
      readonly today: CivilDate;
      readonly finding: PenaltyFinding;
      readonly foundOn: CivilDate;
      /** Undefined where the table of special terms does not have it. */
      readonly term: DutyTerm | undefined;
    })
  /** Reaction to publish: what interprets or clarifies it is on the portal. */
  | (OfItem & {
      readonly type: 'Refer';
      readonly referring: string;
      readonly relation: Relation;
      readonly publishedOn: CivilDate;
    })
  /** Reaction to publish: it is off the portal. */
  | (OfItem & { readonly type: 'TakeDown' } & Pick<DataOf<'ItemTakenDown'>, 'indexNumber' | 'reason' | 'takenDownOn'>)
  /** Reaction to an approved calendar. */
  | { readonly type: 'RecomputeTerm'; readonly calendar: WorkCalendar }
  /** Timers; `now`: for a term in hours. */
  | (OfItem & { readonly type: 'MissTerm'; readonly today: CivilDate; readonly now?: string | undefined })
  | (OfItem & { readonly type: 'MissDuty'; readonly duty: ItemDuty; readonly today: CivilDate });

/** When something is owed: the last day, and the working days that were counted to it, if it was counted in these. */
export interface DutyTerm {
  readonly due: CivilDate;
  readonly workdays?: number | undefined;
}

/** An item that another one is about. */
export interface Subject {
  readonly wasPublished: boolean;
  /** It is an interpretation itself. */
  readonly interprets: boolean;
}
