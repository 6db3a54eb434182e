import type { ModuleDefinition } from '@mingjian/service-kit';
import { recordTally } from './acts/record/record.act.js';
import { tallies } from './tally.aggregate.js';

/** Business figures that table 2 of the annual report counts. */
export const talliesModule: ModuleDefinition = {
  name: 'tallies',
  aggregates: [tallies],
  acts: [recordTally],
  views: [],
  reactions: [],
  projections: [],
};
