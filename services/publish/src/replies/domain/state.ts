import type { ReplyEvent, ResultCode, ReviewEvent } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';

export type EventData<Type extends ReplyEvent['type']> = Extract<ReplyEvent, { type: Type }>['data'];
export type RevocationCause = Extract<ReviewEvent, { type: 'ReleaseRevoked' }>['data']['cause'];

export type ReplyState = Absent | Reply;

export interface Absent {
  readonly phase: 'absent';
}

/** The letter that answers one application. */
export interface Reply {
  readonly phase: 'present';
  readonly reply: string;
  readonly application: string;
  readonly organ: string;
  readonly review: string;
  /** The newest proposal that was heard of. */
  readonly proposal: number;
  readonly drafters: readonly string[];
  /** What review agreed to; null while it has not, or no longer does. */
  readonly letter: Letter | null;
  /** Why there is no letter any more. */
  readonly superseded: 'edited' | 'withdrawn' | null;
  /** The document number, given once and kept through every retry. */
  readonly number: string | null;
  /** The request that waits for review's answer. */
  readonly request: ReleaseRequest | null;
  readonly issued: Issued | null;
  readonly deliveredOn: CivilDate | null;
}

export interface Letter {
  readonly result: ResultCode;
  readonly articles: readonly string[];
  readonly digest: string;
}

export interface ReleaseRequest {
  readonly id: string;
  readonly digest: string;
}

export interface Issued {
  readonly request: string;
  readonly digest: string;
  readonly issuedOn: CivilDate;
  /** By which prohibition review barred it after its issue. */
  readonly revokedBy: string | null;
}

export const initialState: ReplyState = { phase: 'absent' };

/** The fields that every event of a reply begins with. */
export const replyOf = ({
  reply,
  application,
  organ,
}: {
  readonly reply: string;
  readonly application: string;
  readonly organ: string;
}) => ({ reply, application, organ });
