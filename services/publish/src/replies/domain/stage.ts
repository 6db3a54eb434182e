import type { Reply } from './state.js';

/** Where a reply stands for whoever issues it: what has to happen next, in the order of its life. */
export const replyStages = ['inReview', 'toIssue', 'releasing', 'toDeliver', 'delivered', 'barred'] as const;
export type ReplyStage = (typeof replyStages)[number];

export const stageOf = (reply: Reply): ReplyStage => {
  if (reply.issued !== null && reply.issued.revokedBy !== null) return 'barred';
  if (reply.deliveredOn !== null) return 'delivered';
  if (reply.issued !== null) return 'toDeliver';
  if (reply.request !== null) return 'releasing';
  return reply.letter === null ? 'inReview' : 'toIssue';
};
