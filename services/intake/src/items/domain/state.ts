import type {
  Attachment,
  Description,
  Ground,
  ItemDuty,
  OpennessAttribute,
  Relation,
  Visibility,
} from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';

/**
 * `returned`: review sent it back and the section must change it; `notOpen` may still be published after a reassessment (Art 18);
 * `takenDown`: it was on the portal. From `published` and `takenDown` a revision leads to `proposed` again.
 */
export type ItemPhase = 'proposed' | 'returned' | 'withdrawn' | 'notOpen' | 'published' | 'takenDown';

/** Whom the item is for, and why not for everybody. */
export interface Scope {
  readonly visibility: Visibility;
  readonly attribute: OpennessAttribute;
  readonly ground: Ground | null;
}

export interface ProposedItem extends Scope {
  readonly phase: ItemPhase;
  readonly item: string;
  readonly organ: string;
  readonly section: string;
  /** 责任人. */
  readonly responsible: string;
  readonly category: string;
  /** What it says of itself besides its bytes; the place in the catalogue is the present one. */
  readonly description: Description;
  /** Given with the first publication, for ever. */
  readonly indexNumber: string | null;
  /** Whether a version of it is on the portal, or open inside the organ. */
  readonly isOut: boolean;
  /** Whom that version is for; a revision may be for more. */
  readonly scopeOut: Scope | null;
  /** Whether the section took it back, which ended its review; what crossed that on its way may still have come out. */
  readonly wasWithdrawn: boolean;
  /** How often it was proposed: 1, and one more with each revision. */
  readonly proposal: number;
  /** Of the bytes that are valid now. */
  readonly digest: string;
  /** The files of these bytes; absent for none. */
  readonly attachments?: readonly Attachment[] | undefined;
  readonly formedOn: CivilDate;
  readonly publishBy: CivilDate;
  /** Working days to publish, as counted; null where nobody wrote it down. */
  readonly workdays: number | null;
  readonly termMissed: boolean;
  /** The special occasion whose term ran; null for that of Art 26. */
  readonly occasion: string | null;
  /** The instant at which a term in hours is over; null for a term in days. */
  readonly publishAt: string | null;
  /** The day of its first publication. */
  readonly publishedOn: CivilDate | null;
  /** What is owed of what is out; a duty that was met is gone. */
  readonly duties: readonly Duty[];
  /** Published interpretations and clarifications of it. */
  readonly referredToBy: readonly { readonly item: string; readonly relation: Relation }[];
}

export interface Duty {
  readonly duty: ItemDuty;
  readonly start: CivilDate;
  /** Null for a term in calendar days, which no calendar moves. */
  readonly workdays: number | null;
  readonly due: CivilDate;
  readonly missed: boolean;
}

export type ItemState = { readonly phase: 'unknown' } | ProposedItem;
