import type { ReplyEvent } from '@mingjian/contracts';
import { fold } from '@mingjian/core';
import type { Expect, Prepare, ReceiveClearance, ReplyCommand, RequestRelease } from '../commands.js';
import { reply } from '../reply.js';

/** Invented people, letters and bytes for specs. */
export const TODAY = '2026-03-02';
export const REPLY = '11111111-1111-4111-8111-111111111111';
export const NUMBER = '云泽公复〔2026〕7号';
export const bytes = (letter: string): string => letter.repeat(64);
export const requestId = (n: number): string => `22222222-2222-4222-8222-${String(n).padStart(12, '0')}`;

const proposal = {
  today: TODAY,
  reply: REPLY,
  application: REPLY,
  organ: 'transport',
  review: REPLY,
  proposal: 1,
  drafters: ['xu', 'bai'],
} as const;

export const expectReply = (change: Partial<Expect> = {}): Expect => ({ type: 'Expect', ...proposal, ...change });

export const prepare = (change: Partial<Prepare> = {}): Prepare => ({
  type: 'Prepare',
  ...proposal,
  result: '3.1',
  articles: ['36-1'],
  digest: bytes('a'),
  ...change,
});

export const issue = (n: number, change: Partial<RequestRelease> = {}): RequestRelease => ({
  type: 'RequestRelease',
  today: TODAY,
  by: 'zhou',
  actingFor: null,
  request: requestId(n),
  number: NUMBER,
  ...change,
});

export const cleared = (n: number, change: Partial<ReceiveClearance> = {}): ReceiveClearance => ({
  type: 'ReceiveClearance',
  today: TODAY,
  by: 'system:publish',
  request: requestId(n),
  digest: bytes('a'),
  ...change,
});

export const barred = (n: number): ReplyCommand => ({
  type: 'ReceiveBar',
  today: TODAY,
  request: requestId(n),
  code: 'review.release.openDoubt',
});

export const revoked = (n: number, cause: 'edited' | 'closed' | 'doubt' | 'classified'): ReplyCommand => ({
  type: 'ReceiveRevocation',
  today: TODAY,
  request: requestId(n),
  cause,
  code: `review.release.${cause}`,
});

export const edited = (digest = bytes('a')): ReplyCommand => ({
  type: 'Supersede',
  today: TODAY,
  cause: 'edited',
  digest,
});
export const withdrawn: ReplyCommand = { type: 'Supersede', today: TODAY, cause: 'withdrawn' };

export const deliver = (change: object = {}): ReplyCommand => ({
  type: 'Deliver',
  today: TODAY,
  by: 'zhou',
  manner: 'post',
  deliveredOn: TODAY,
  ...change,
});

/** The history that these commands make; each must be accepted. */
export const after = (...commands: readonly ReplyCommand[]): readonly ReplyEvent[] =>
  commands.reduce<readonly ReplyEvent[]>((history, command) => {
    const decision = reply.decide(command, fold(reply, history));
    if (decision.kind === 'refused') throw new Error(`${command.type}: ${decision.refusal.code}`);
    return [...history, ...decision.events];
  }, []);
