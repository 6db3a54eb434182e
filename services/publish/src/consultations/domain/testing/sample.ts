import type { ConsultationCommand } from '../commands.js';

type Open = Extract<ConsultationCommand, { type: 'Open' }>;

/** Invented ids for specs. */
export const CONSULTATION = '44444444-4444-4444-8444-444444444444';
export const [DRAFT, FEEDBACK, DECISION] = ['5', '6', '7'].map(
  (digit) => `${digit.repeat(8)}-${digit.repeat(4)}-4${digit.repeat(3)}-8${digit.repeat(3)}-${digit.repeat(12)}`,
) as [string, string, string];
export const commentId = (n: number): string => `88888888-8888-4888-8888-${String(n).padStart(12, '0')}`;

const act = { today: '2026-03-02', by: 'wang' } as const;

export const open = (change: Partial<Open> = {}): Open => ({
  type: 'Open',
  ...act,
  consultation: CONSULTATION,
  organ: 'transport',
  section: 'roads',
  sectionStands: true,
  draft: DRAFT,
  draftIsOut: true,
  closesOn: '2026-04-01',
  days: 30,
  reasoned: false,
  ...change,
});
export const comment = (n: number, today = '2026-03-10'): ConsultationCommand => ({
  type: 'Comment',
  today,
  by: 'citizen',
  comment: commentId(n),
  manner: 'web',
});
export const answer = (n: number): ConsultationCommand => ({
  type: 'Answer',
  ...act,
  today: '2026-04-03',
  comment: commentId(n),
  adoption: 'partlyAdopted',
});
export const meeting = (heldOn = '2026-04-07'): ConsultationCommand => ({
  type: 'RecordMeeting',
  ...act,
  today: '2026-04-07',
  heldOn,
  attended: [
    { group: 'interested', people: 3 },
    { group: 'expert', people: 2 },
  ],
});
export const conclude = (
  change: Partial<Extract<ConsultationCommand, { type: 'Conclude' }>> = {},
): ConsultationCommand => ({
  type: 'Conclude',
  ...act,
  today: '2026-04-20',
  feedback: FEEDBACK,
  decision: DECISION,
  notOut: [],
  ...change,
});
