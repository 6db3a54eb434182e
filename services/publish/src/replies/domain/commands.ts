import type { DeliveryManner, ResultCode } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import type { RevocationCause } from './state.js';

interface Act {
  readonly today: CivilDate;
}

/** An act of a person, or of the service in somebody's stead; its refusal is kept. */
interface PersonalAct extends Act {
  /** The actor's subject. */
  readonly by: string;
}

/** The reply that a review is about: one per application, through all its proposals. */
interface Proposal extends Act {
  readonly reply: string;
  readonly application: string;
  readonly organ: string;
  readonly review: string;
  readonly proposal: number;
  /** Whoever drafted or edited it. */
  readonly drafters: readonly string[];
}

/** The reply came to review. */
export interface Expect extends Proposal {
  readonly type: 'Expect';
}

/** Review agreed. */
export interface Prepare extends Proposal {
  readonly type: 'Prepare';
  readonly result: ResultCode;
  readonly articles: readonly string[];
  readonly digest: string;
}

/** The office issues the reply. */
export interface RequestRelease extends PersonalAct {
  readonly type: 'RequestRelease';
  readonly actingFor: string | null;
  readonly request: string;
  /** The document number; one that the reply already has stays. */
  readonly number: string;
}

export interface ReceiveClearance extends PersonalAct {
  readonly type: 'ReceiveClearance';
  readonly request: string;
  readonly digest: string;
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

export interface Deliver extends PersonalAct {
  readonly type: 'Deliver';
  readonly manner: DeliveryManner;
  readonly deliveredOn: CivilDate;
}

/** The bytes `digest` were edited, or the application was withdrawn. */
export type Supersede = Act & { readonly type: 'Supersede' } & (
    { readonly cause: 'edited'; readonly digest: string } | { readonly cause: 'withdrawn' }
  );

export type ReplyCommand =
  Expect | Prepare | RequestRelease | ReceiveClearance | ReceiveBar | ReceiveRevocation | Deliver | Supersede;
