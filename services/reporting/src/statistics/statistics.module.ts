import type { ModuleDefinition } from '@mingjian/service-kit';
import {
  ageingView,
  behindView,
  cellsView,
  comparisonView,
  freshnessView,
  handlingTimesView,
  indicatorsPage,
  indicatorsView,
  publicCellsView,
} from './indicators/indicators.views.js';
import { statistics } from './statistics.projection.js';
import { publicStatisticsPage, type FormLabels } from './views/public-page/public-statistics.view.js';
import {
  channelCountsView,
  documentCountsView,
  publicationCountsView,
} from './views/publications/publication-counts.view.js';

/** Read models of everything that is counted. */
export const statisticsModule = (labels: FormLabels): ModuleDefinition => ({
  name: 'statistics',
  aggregates: [],
  acts: [],
  views: [
    publicationCountsView,
    channelCountsView,
    documentCountsView,
    indicatorsView,
    indicatorsPage,
    cellsView,
    behindView,
    handlingTimesView,
    ageingView,
    freshnessView,
    comparisonView,
    publicCellsView,
    publicStatisticsPage(labels),
  ],
  reactions: [],
  projections: [statistics],
});
