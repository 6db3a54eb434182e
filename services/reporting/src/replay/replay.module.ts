import type { ModuleDefinition } from '@mingjian/service-kit';
import { figuresCheck } from './checks/figures.check.js';
import { replayProblems } from './refusals.js';
import type { ShownFigures } from './shown-figures.js';
import { comparisons } from './views/comparisons/comparisons.view.js';
import { comparisonsProjection } from './views/comparisons/projection.js';
import { difference } from './views/difference/difference.view.js';
import { figures } from './views/figures/figures.view.js';
import { whyFigure } from './views/figures/why-figure.view.js';
import { moment } from './views/moment/moment.view.js';
import { replayPage } from './views/page/replay-page.view.js';
import { state } from './views/state/state.view.js';
import { states } from './views/timeline/timeline.view.js';
import { why } from './views/why/why.view.js';

/**
 * What was known when, and what held on a date: any thing as it stood, what changed, and why a figure or a date is what it is.
 * @param shown how the figures are told that readers see
 */
export const replayModule = (shown: ShownFigures): ModuleDefinition => ({
  name: 'replay',
  aggregates: [],
  acts: [],
  views: [moment, state, states, difference, why, replayPage, figures, whyFigure(shown), comparisons],
  reactions: [],
  projections: [comparisonsProjection],
  checks: [figuresCheck(shown)],
  problems: replayProblems,
});
