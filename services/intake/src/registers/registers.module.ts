import type { ModuleDefinition } from '@mingjian/service-kit';
import { recordEntry } from './acts/record/record.act.js';
import { registerLists } from './register.aggregate.js';
import { taskLookBack } from './views/look-back/look-back.view.js';
import { publicRegister, registerOfOrgan } from './views/register/register.views.js';
import { transferListOfOrgan } from './views/transfer-list/transfer-list.view.js';

/** Lists that organs keep and that need no rule but their schema (台账). */
export const registersModule: ModuleDefinition = {
  name: 'registers',
  aggregates: [registerLists],
  acts: [recordEntry],
  views: [publicRegister, registerOfOrgan, taskLookBack, transferListOfOrgan],
  reactions: [],
  projections: [],
};
