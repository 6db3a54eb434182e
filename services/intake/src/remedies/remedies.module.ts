import type { ModuleDefinition } from '@mingjian/service-kit';
import { conclude } from './acts/conclude/conclude.act.js';
import { lodge } from './acts/lodge/lodge.act.js';
import { remedies } from './remedy.aggregate.js';
import { remedyFile } from './views/remedy-file/remedy-file.view.js';

/** Reconsiderations and suits about disclosure. */
export const remediesModule: ModuleDefinition = {
  name: 'remedies',
  aggregates: [remedies],
  acts: [lodge, conclude],
  views: [remedyFile],
  reactions: [],
  projections: [],
};
