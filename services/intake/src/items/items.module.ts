import type { ModuleDefinition } from '@mingjian/service-kit';
import { edit } from './acts/edit/edit.act.js';
import { propose } from './acts/propose/propose.act.js';
import { reassess } from './acts/reassess/reassess.act.js';
import { refile } from './acts/refile/refile.act.js';
import { revise } from './acts/revise/revise.act.js';
import { revokeDecision } from './acts/revoke-decision/revoke-decision.act.js';
import { widen } from './acts/widen/widen.act.js';
import { withdraw } from './acts/withdraw/withdraw.act.js';
import { attachmentProblems } from './attachment-problems.js';
import { items } from './item.aggregate.js';
import { recountItems } from './reactions/calendar-approved.reaction.js';
import { onItemPublished, onReferringPublished } from './reactions/item-published.reaction.js';
import { onPublicationWithdrawn } from './reactions/publication-withdrawn.reaction.js';
import { onReviewDecided } from './reactions/review-decided.reaction.js';
import { attachmentUpload } from './uploads/attachment.upload.js';
import { itemListProjection } from './views/item-list/item-list.projection.js';
import { itemList } from './views/item-list/item-list.view.js';
import { itemFile } from './views/item-file/item-file.view.js';
import { reassessmentList } from './views/reassessments/reassessments.view.js';

/** What bureaus must publish (公开事项). */
export const itemsModule: ModuleDefinition = {
  name: 'items',
  aggregates: [items],
  acts: [propose, edit, revise, withdraw, refile, revokeDecision, widen, reassess],
  uploads: [attachmentUpload],
  problems: attachmentProblems,
  views: [itemFile, itemList, reassessmentList],
  reactions: [onReviewDecided, onItemPublished, onReferringPublished, onPublicationWithdrawn, recountItems.reaction],
  projections: [recountItems.projection, itemListProjection],
};
