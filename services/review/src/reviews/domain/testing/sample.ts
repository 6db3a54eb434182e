import type { ReviewEvent } from '@mingjian/contracts';
import { fold } from '@mingjian/core';
import type { GiveOpinion, OpenReview, RequestRelease, ReviewCommand } from '../commands.js';
import { review } from '../review.js';
import type { Scan } from '../personal-data/scan.js';
import type { Level } from '../state.js';

/** Invented people, things and bytes for specs. */
export const TODAY = '2026-03-02';
export const ITEM = '11111111-1111-4111-8111-111111111111';
export const bytes = (letter: string): string => letter.repeat(64);
export const requestId = (n: number): string => `22222222-2222-4222-8222-${String(n).padStart(12, '0')}`;
export const doubtId = (n: number): string => `33333333-3333-4333-8333-${String(n).padStart(12, '0')}`;

export const levels: readonly Level[] = [
  { level: 1, role: 'sectionHead', title: '科室负责人' },
  { level: 2, role: 'officeReviewer', title: '办公室' },
  { level: 3, role: 'secrecyReviewer', title: '保密审查员' },
  { level: 4, role: 'leader', title: '分管领导' },
];

/** Who holds the role of each level. */
export const reviewers = ['fang', 'he', 'luo', 'song'] as const;

/** What the scan of a text with an identity number and a telephone gives. */
export const idAndTelephone: Scan = {
  scanner: 1,
  findings: [
    { finding: 1, kind: 'residentId', part: 'text', start: 3, end: 21, masked: '3201**********6636' },
    { finding: 2, kind: 'mobile', part: 'text', start: 24, end: 35, masked: '139****0001' },
  ],
};

/** What the scan of harmless bytes gives. */
export const nothingFound: Scan = { scanner: 1, findings: [] };

export const openItem = (change: Partial<OpenReview> = {}): OpenReview => ({
  type: 'OpenReview',
  today: TODAY,
  review: ITEM,
  organ: 'transport',
  thing: { kind: 'item', id: ITEM, proposal: 1 },
  section: 'roads',
  drafter: 'xu',
  item: { category: '工作动态', visibility: 'public' },
  digest: bytes('a'),
  result: null,
  articles: [],
  levels,
  due: null,
  scan: nothingFound,
  staffing: null,
  ...change,
});

export const openReply = (change: Partial<OpenReview> = {}): OpenReview =>
  openItem({
    thing: { kind: 'reply', id: ITEM, proposal: 1 },
    item: null,
    result: '3.1',
    articles: ['36-1'],
    ...change,
  });

/** The opinion of a level's reviewer, `open` unless said otherwise. */
export const opinion = (level: 1 | 2 | 3 | 4, change: Partial<GiveOpinion> = {}): GiveOpinion => ({
  type: 'GiveOpinion',
  today: TODAY,
  by: reviewers[level - 1]!,
  actingFor: null,
  role: levels[level - 1]!.role,
  organ: 'transport',
  opinion: 'open',
  ground: null,
  article: null,
  digest: null,
  staffing: null,
  ...change,
});

export const allLevels = (change: Partial<GiveOpinion> = {}): readonly GiveOpinion[] =>
  ([1, 2, 3, 4] as const).map((level) => opinion(level, change));

export const request = (n: number, change: Partial<RequestRelease> = {}): RequestRelease => ({
  type: 'RequestRelease',
  today: TODAY,
  review: ITEM,
  organ: 'transport',
  thing: { kind: 'item', id: ITEM, proposal: 1 },
  request: requestId(n),
  digest: bytes('a'),
  ...change,
});

/** An act of a person without a level. */
export const act = (by: string) => ({ today: TODAY, by, actingFor: null });

/** The history that these commands make; each must be accepted. */
export const after = (...commands: readonly ReviewCommand[]): readonly ReviewEvent[] =>
  commands.reduce<readonly ReviewEvent[]>((history, command) => {
    const decision = review.decide(command, fold(review, history));
    if (decision.kind === 'refused') throw new Error(`${command.type}: ${decision.refusal.code}`);
    return [...history, ...decision.events];
  }, []);
