import type { Description, PublicationEvent } from '@mingjian/contracts';
import { fold } from '@mingjian/core';
import type {
  ConfirmChannel,
  Expect,
  Prepare,
  PublicationCommand,
  ReceiveClearance,
  RecordReading,
  Repeal,
  RequestRelease,
  Withdraw,
} from '../commands.js';
import { publication } from '../publication.js';

/** Invented people, items and bytes for specs. */
export const TODAY = '2026-03-02';
export const ITEM = '11111111-1111-4111-8111-111111111111';
export const INDEX = '11320000/2026-00007';
export const bytes = (letter: string): string => letter.repeat(64);
export const requestId = (n: number): string => `22222222-2222-4222-8222-${String(n).padStart(12, '0')}`;

const proposal = {
  today: TODAY,
  publication: ITEM,
  item: ITEM,
  organ: 'transport',
  review: ITEM,
  proposal: 1,
  drafters: ['xu', 'bai'],
} as const;

export const expectItem = (change: Partial<Expect> = {}): Expect => ({ type: 'Expect', ...proposal, ...change });

export const prepare = (change: Partial<Prepare> = {}): Prepare => ({
  type: 'Prepare',
  ...proposal,
  section: 'roads',
  category: '工作动态',
  visibility: 'public',
  digest: bytes('a'),
  ...change,
});

export const publish = (n: number, change: Partial<RequestRelease> = {}): RequestRelease => ({
  type: 'RequestRelease',
  today: TODAY,
  by: 'zhou',
  actingFor: null,
  request: requestId(n),
  indexNumber: INDEX,
  ...change,
});

export const cleared = (n: number, change: Partial<ReceiveClearance> = {}): ReceiveClearance => ({
  type: 'ReceiveClearance',
  today: TODAY,
  by: 'system:publish',
  request: requestId(n),
  digest: bytes('a'),
  title: '城南公路养护计划',
  ...change,
});

export const DESCRIPTION: Description = {
  documentNumber: '云交发〔2026〕3号',
  formedOn: '2026-02-27',
  manners: ['website', 'press'],
  filing: { node: 'plans', topic: '07-07', genre: null },
};
export const refiled = (node: string): PublicationCommand => ({
  type: 'Refile',
  today: TODAY,
  filing: { node, topic: '07-07', genre: null },
});

export const confirmChannel = (medium: ConfirmChannel['medium'], doneOn = TODAY): ConfirmChannel => ({
  type: 'ConfirmChannel',
  today: TODAY,
  by: 'zhou',
  medium,
  doneOn,
});

export const NORMATIVE: Description = {
  ...DESCRIPTION,
  normative: { kind: 'normativeDocument', validTo: null, interpretation: false },
};
export const pushed = (change: 'published' | 'withdrawn'): PublicationCommand => ({
  type: 'RecordPush',
  today: TODAY,
  change,
  targets: ['city-site'],
});
export const filesRead = (n: number, files: RecordReading['files']): RecordReading => ({
  type: 'RecordReading',
  today: TODAY,
  request: requestId(n),
  files,
});
/** Where review recorded that it cleared the bytes of `cleared`. */
export const CLEARANCE = {
  event: '33333333-3333-4333-8333-333333333333',
  stream: `review-${ITEM}`,
  sequence: 41,
  recordedAt: '2026-03-02T02:00:00.000Z',
  digest: bytes('a'),
} as const;
export const repeal = (change: Partial<Repeal> = {}): Repeal => ({
  type: 'Repeal',
  today: TODAY,
  by: 'zhou',
  repealedOn: '2026-07-01',
  repealedBy: null,
  document: '云交规〔2026〕1号',
  ...change,
});

export const barred = (n: number): PublicationCommand => ({
  type: 'ReceiveBar',
  today: TODAY,
  request: requestId(n),
  code: 'review.release.openDoubt',
});

export const revoked = (n: number, cause: 'edited' | 'closed' | 'doubt' | 'classified'): PublicationCommand => ({
  type: 'ReceiveRevocation',
  today: TODAY,
  request: requestId(n),
  cause,
  code: `review.release.${cause}`,
});

export const edited = (digest = bytes('a')): PublicationCommand => ({
  type: 'Supersede',
  today: TODAY,
  cause: 'edited',
  digest,
});
export const itemWithdrawn: PublicationCommand = { type: 'Supersede', today: TODAY, cause: 'withdrawn' };

export const withdraw = (reason: Withdraw['reason'] = 'outdated'): Withdraw => ({
  type: 'Withdraw',
  today: TODAY,
  by: 'zhou',
  reason,
});

/** The history that these commands make; each must be accepted. */
export const after = (...commands: readonly PublicationCommand[]): readonly PublicationEvent[] =>
  commands.reduce<readonly PublicationEvent[]>((history, command) => {
    const decision = publication.decide(command, fold(publication, history));
    if (decision.kind === 'refused') throw new Error(`${command.type}: ${decision.refusal.code}`);
    return [...history, ...decision.events];
  }, []);
