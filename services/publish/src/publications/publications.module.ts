import type { ModuleDefinition } from '@mingjian/service-kit';
import { confirmChannel } from './acts/confirm-channel/confirm-channel.act.js';
import { release } from './acts/release/release.act.js';
import { repeal } from './acts/repeal/repeal.act.js';
import { withdraw } from './acts/withdraw/withdraw.act.js';
import { publications } from './publication.aggregate.js';
import { onContentEdited, onReviewClosed } from './reactions/changed.reactions.js';
import { onPublishedRead } from './reactions/files-read.reaction.js';
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
import {
  catalogueList,
  catalogueListPage,
  cataloguePage,
  documentAttachment,
  documentFile,
  guidePage,
  proceduresPage,
} from './views/catalogue/catalogue.views.js';
import { channelsProjection } from './views/channels/channels.projection.js';
import { pendingChannels } from './views/channels/channels.view.js';
import { catalogueFindings } from './views/findings/findings.view.js';
import { internalAttachment, internalDocument, internalList } from './views/internal/internal.views.js';
import {
  aboutPage,
  feed,
  feedsPage,
  homePage,
  mapPage,
  organPage,
  organsPage,
  robotsFile,
  sitemap,
  statutoryPage,
} from './views/portal/portal.views.js';
import { searchProjection } from './views/search/search.projection.js';
import { search, searchPage } from './views/search/search.views.js';
import { documentBytes, verification, verificationPage } from './views/verification/verification.views.js';
import { publicationQueueProjection } from './views/publication-queue/publication-queue.projection.js';
import { publicationQueue } from './views/publication-queue/publication-queue.view.js';
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
    internalAttachment,
    publicationFile,
    homePage,
    guidePage,
    proceduresPage,
    statutoryPage,
    organsPage,
    organPage,
    publicationQueue,
    catalogueListPage,
    cataloguePage,
    documentFile,
    documentAttachment,
    verification,
    verificationPage,
    documentBytes,
    search,
    searchPage,
    mapPage,
    feedsPage,
    aboutPage,
    feed,
    sitemap,
    robotsFile,
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
    onPublishedRead,
  ],
  projections: [catalogueProjection, channelsProjection, publicationQueueProjection, searchProjection],
};
