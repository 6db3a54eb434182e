import type { ModuleDefinition } from '@mingjian/service-kit';
import { deliver } from './acts/deliver/deliver.act.js';
import { issue } from './acts/issue/issue.act.js';
import { onContentEdited, onReviewClosed } from './reactions/changed.reactions.js';
import {
  onReleaseBarred,
  onReleaseCleared,
  onReleaseRevoked,
  onReviewDecided,
  onReviewOpened,
} from './reactions/review.reactions.js';
import { replies } from './reply.aggregate.js';
import { replyQueueProjection } from './views/reply-queue/reply-queue.projection.js';
import { replyQueue } from './views/reply-queue/reply-queue.view.js';
import { replyFile } from './views/reply-file/reply-file.view.js';

/** The letters that answer applications: document number, issue, delivery. */
export const repliesModule: ModuleDefinition = {
  name: 'replies',
  aggregates: [replies],
  acts: [issue, deliver],
  views: [replyFile, replyQueue],
  reactions: [
    onReviewOpened,
    onReviewDecided,
    onReleaseCleared,
    onReleaseBarred,
    onReleaseRevoked,
    onContentEdited,
    onReviewClosed,
  ],
  projections: [replyQueueProjection],
};
