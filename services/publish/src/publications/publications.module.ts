import type { ModuleDefinition } from '@mingjian/service-kit';
import { confirmChannel } from './acts/confirm-channel/confirm-channel.act.js';
import { release } from './acts/release/release.act.js';
import { repeal } from './acts/repeal/repeal.act.js';
import { withdraw } from './acts/withdraw/withdraw.act.js';
import { publications } from './publication.aggregate.js';
import { onContentEdited, onReviewClosed } from './reactions/changed.reactions.js';
import { onItemRefiled } from './reactions/item-refiled.reaction.js';
import { onPublishedPush, onWithdrawnPush } from './reactions/push.reactions.js';
import {
  onReleaseBarred,
  onReleaseCleared,
  onReleaseRevoked,
  onReviewDecided,
  onReviewOpened,
} from './reactions/review.reactions.js';
import { catalogueProjection } from './views/catalogue/catalogue.projection.js';
import { catalogueList, catalogueListPage, cataloguePage } from './views/catalogue/catalogue.views.js';
import { channelsProjection } from './views/channels/channels.projection.js';
import { pendingChannels } from './views/channels/channels.view.js';
import { catalogueFindings } from './views/findings/findings.view.js';
import { internalDocument, internalList } from './views/internal/internal.views.js';
import { publicationFile } from './views/publication-file/publication-file.view.js';

/** Items on the public portal: index number, versions, withdrawal. */
export const publicationsModule: ModuleDefinition = {
  name: 'publications',
  aggregates: [publications],
  acts: [release, withdraw, confirmChannel, repeal],
  views: [
    catalogueList,
    catalogueFindings,
    pendingChannels,
    internalList,
    internalDocument,
    publicationFile,
    catalogueListPage,
    cataloguePage,
  ],
  reactions: [
    onReviewOpened,
    onReviewDecided,
    onReleaseCleared,
    onReleaseBarred,
    onReleaseRevoked,
    onContentEdited,
    onReviewClosed,
    onItemRefiled,
    onPublishedPush,
    onWithdrawnPush,
  ],
  projections: [catalogueProjection, channelsProjection],
};
