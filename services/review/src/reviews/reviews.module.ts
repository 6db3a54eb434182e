import type { ModuleDefinition } from '@mingjian/service-kit';
import { answerReferral } from './acts/answer-referral/answer-referral.act.js';
import { classify } from './acts/classify/classify.act.js';
import { decidePersonalData } from './acts/decide-personal-data/decide-personal-data.act.js';
import { declassify } from './acts/declassify/declassify.act.js';
import { giveOpinion } from './acts/give-opinion/give-opinion.act.js';
import { permitOpening } from './acts/permit-opening/permit-opening.act.js';
import { raiseDoubt } from './acts/raise-doubt/raise-doubt.act.js';
import { refer } from './acts/refer/refer.act.js';
import { resolveDoubt } from './acts/resolve-doubt/resolve-doubt.act.js';
import { onApplicationWithdrawn, onItemEdited, onItemWithdrawn, onReplyEdited } from './reactions/changed.reactions.js';
import { escalateDaily, onDirectoryChanged, openReviews } from './reactions/level-unstaffed.reactions.js';
import { onItemProposed, onItemRevised, onReplyProposed } from './reactions/proposed.reactions.js';
import { onPublicationReleaseRequested, onReplyReleaseRequested } from './reactions/release-requested.reactions.js';
import { reviews } from './review.aggregate.js';
import { approvalSheetOfReview } from './views/approval-sheet/approval-sheet.view.js';
import { reviewAttachment, reviewContent } from './views/review-content/review-content.view.js';
import { reviewQueueProjection } from './views/review-queue/review-queue.projection.js';
import { reviewQueue } from './views/review-queue/review-queue.view.js';
import { reviewFile } from './views/review-file/review-file.view.js';

/** The review of one thing by several people. */
export const reviewsModule: ModuleDefinition = {
  name: 'reviews',
  aggregates: [reviews],
  acts: [
    giveOpinion,
    decidePersonalData,
    refer,
    answerReferral,
    raiseDoubt,
    resolveDoubt,
    classify,
    declassify,
    permitOpening,
  ],
  views: [reviewFile, reviewQueue, reviewContent, reviewAttachment, approvalSheetOfReview],
  reactions: [
    onReplyProposed,
    onItemProposed,
    onItemRevised,
    onReplyEdited,
    onItemEdited,
    onApplicationWithdrawn,
    onItemWithdrawn,
    onReplyReleaseRequested,
    onPublicationReleaseRequested,
    onDirectoryChanged,
  ],
  projections: [openReviews, reviewQueueProjection],
  daily: [escalateDaily],
};
