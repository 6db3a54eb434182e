import type { ModuleDefinition } from '@mingjian/service-kit';
import { statistics } from './statistics.projection.js';
import { channelCountsView, publicationCountsView } from './views/publications/publication-counts.view.js';

/** Read models of everything that is counted. */
export const statisticsModule: ModuleDefinition = {
  name: 'statistics',
  aggregates: [],
  acts: [],
  views: [publicationCountsView, channelCountsView],
  reactions: [],
  projections: [statistics],
};
