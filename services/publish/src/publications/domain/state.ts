import type { Description, Medium, PublicationEvent, ReviewEvent, Visibility } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';

export type EventData<Type extends PublicationEvent['type']> = Extract<PublicationEvent, { type: Type }>['data'];
export type RevocationCause = Extract<ReviewEvent, { type: 'ReleaseRevoked' }>['data']['cause'];
export type WithdrawalReason = EventData<'PublicationWithdrawn'>['reason'];

export type PublicationState = Absent | Publication;

export interface Absent {
  readonly phase: 'absent';
}

/** An item on its way to the portal, on it, or taken back, with its versions. */
export interface Publication {
  readonly phase: 'present';
  readonly publication: string;
  readonly item: string;
  readonly organ: string;
  readonly section: string | null;
  readonly review: string;
  /** The newest proposal that was heard of. */
  readonly proposal: number;
  readonly drafters: readonly string[];
  /** What review opened; stays after its release, and ends when it is superseded. */
  readonly draft: Draft | null;
  /** Why there is no draft any more. */
  readonly superseded: 'edited' | 'withdrawn' | null;
  /** Allocated once, kept through every retry and version, never reused. */
  readonly indexNumber: string | null;
  /** The request that waits for review's answer. */
  readonly request: ReleaseRequest | null;
  /** What is on the portal now. */
  readonly published: Published | null;
  /** The first day without it, once a document was repealed. */
  readonly repealedOn: CivilDate | null;
  /** How many versions were published so far. */
  readonly versions: number;
}

export interface Draft {
  readonly category: string;
  readonly visibility: Visibility;
  /** Undefined for items of before they said more than their category. */
  readonly description?: Description | undefined;
  readonly digest: string;
}

export interface ReleaseRequest {
  readonly id: string;
  readonly digest: string;
}

export interface Published {
  readonly request: string;
  readonly digest: string;
  readonly indexNumber: string;
  readonly publishedOn: CivilDate;
  readonly visibility: Visibility;
  /** What it says of itself; undefined in versions of before items said more than their category. */
  readonly description?: Description | undefined;
  /** The channels beside the portal that have carried it. */
  readonly confirmed: readonly Medium[];
}

export const initialState: PublicationState = { phase: 'absent' };

/** The fields that every event of a publication begins with. */
export const publicationOf = ({
  publication,
  item,
  organ,
}: {
  readonly publication: string;
  readonly item: string;
  readonly organ: string;
}) => ({ publication, item, organ });
