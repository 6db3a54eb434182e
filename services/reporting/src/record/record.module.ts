import type { ModuleDefinition } from '@mingjian/service-kit';
import { recordEvents, recordHeads } from './views/events/events.views.js';
import { timeline, timelinePage } from './views/timeline/timeline.views.js';

/** The copy of every service's log, and what can be read in it. */
export const recordModule: ModuleDefinition = {
  name: 'record',
  aggregates: [],
  acts: [],
  views: [recordHeads, recordEvents, timeline, timelinePage],
  reactions: [],
  projections: [],
};
