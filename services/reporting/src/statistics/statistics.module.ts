import type { ModuleDefinition } from '@mingjian/service-kit';
import { statistics } from './statistics.projection.js';
import {
  channelCountsView,
  documentCountsView,
  publicationCountsView,
} from './views/publications/publication-counts.view.js';

/** Read models of everything that is counted. */
export const statisticsModule: ModuleDefinition = {
  name: 'statistics',
  aggregates: [],
  acts: [],
  views: [publicationCountsView, channelCountsView, documentCountsView],
  reactions: [],
  projections: [statistics],
};
