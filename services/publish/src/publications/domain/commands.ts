import type {
  Description,
  Filing,
  Medium,
  PersonalField,
  PublishedAttachment,
  RecordedClearance,
  Visibility,
} from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import type { EventData, RevocationCause, WithdrawalReason } from './state.js';

interface Act {
  readonly today: CivilDate;
}

/** An act of a person, or of the service in somebody's stead; its refusal is kept. */
interface PersonalAct extends Act {
  /** The actor's subject. */
  readonly by: string;
}

/** The item that a review is about, through all its proposals and edits. */
interface Proposal extends Act {
  readonly publication: string;
  readonly item: string;
  readonly organ: string;
  readonly review: string;
  readonly proposal: number;
  /** Whoever drafted or edited it. */
  readonly drafters: readonly string[];
}

/** The item came to review. */
export interface Expect extends Proposal {
  readonly type: 'Expect';
}

/** Review opened the item, wholly or in part. */
export interface Prepare extends Proposal {
  readonly type: 'Prepare';
  readonly section: string | null;
  readonly category: string;
  readonly visibility: Visibility;
  readonly description?: Description | undefined;
  readonly digest: string;
}

/** The office publishes the item. */
export interface RequestRelease extends PersonalAct {
  readonly type: 'RequestRelease';
  readonly actingFor: string | null;
  readonly request: string;
  /** The index number; one that the publication already has stays. */
  readonly indexNumber: string;
}

export interface ReceiveClearance extends PersonalAct {
  readonly type: 'ReceiveClearance';
  readonly request: string;
  readonly digest: string;
  /** Read from the cleared bytes, as the links. */
  readonly title: string;
  readonly links?: readonly string[] | undefined;
  /** The files of these bytes, which are kept here by now. */
  readonly attachments?: readonly PublishedAttachment[] | undefined;
  /** The event that cleared it, and where it stands in review's log. */
  readonly clearance?: RecordedClearance | undefined;
}

export interface ReceiveBar extends Act {
  readonly type: 'ReceiveBar';
  readonly request: string;
  readonly code: string;
}

/** A bar came after the clearance of `request`. */
export interface ReceiveRevocation extends Act {
  readonly type: 'ReceiveRevocation';
  readonly request: string;
  readonly cause: RevocationCause;
  readonly code: string;
}

export interface Withdraw extends PersonalAct {
  readonly type: 'Withdraw';
  readonly reason: Exclude<WithdrawalReason, 'barred'>;
}

/** A channel beside the portal has carried the version that is out. */
export interface ConfirmChannel extends PersonalAct {
  readonly type: 'ConfirmChannel';
  readonly medium: Medium;
  readonly doneOn: CivilDate;
  /** The sealed field `evidence`: page of the paper, address, place. */
  readonly personal?: readonly PersonalField[];
}

/** A document that is out is repealed by another one. */
export interface Repeal extends PersonalAct {
  readonly type: 'Repeal';
  readonly repealedOn: CivilDate;
  /** The publication that repeals it; null for a document that is not on this portal. */
  readonly repealedBy: string | null;
  /** The number of the repealing document: that of the publication, else as stated; null where neither says one. */
  readonly document: string | null;
}

/** Websites took what was published, or its withdrawal. */
export interface RecordPush extends Act {
  readonly type: 'RecordPush';
  readonly change: 'published' | 'withdrawn';
  readonly targets: readonly string[];
}

/** The text of files of what is out on `request` was read. */
export interface RecordReading extends Act {
  readonly type: 'RecordReading';
  readonly request: string;
  readonly files: EventData<'PublicationFilesRead'>['files'];
}

/** The item moved to another node of the catalogue. */
export interface Refile extends Act {
  readonly type: 'Refile';
  readonly filing: Filing;
}

/** The bytes `digest` were edited, or the item was withdrawn. */
export type Supersede = Act & { readonly type: 'Supersede' } & (
    { readonly cause: 'edited'; readonly digest: string } | { readonly cause: 'withdrawn' }
  );

export type PublicationCommand =
  | Expect
  | Prepare
  | RequestRelease
  | ReceiveClearance
  | ReceiveBar
  | ReceiveRevocation
  | Withdraw
  | Repeal
  | ConfirmChannel
  | RecordPush
  | RecordReading
  | Refile
  | Supersede;
