import type { ModuleDefinition } from '@mingjian/service-kit';
import { conclude } from './acts/conclude/conclude.act.js';
import { request } from './acts/request/request.act.js';
import { verify } from './acts/verify/verify.act.js';
import { recordCorrections } from './record-correction.aggregate.js';
import { recordCorrectionFile } from './views/record-correction-file/record-correction-file.view.js';

/** Requests to correct records about oneself (更正申请, Art 41). */
export const recordCorrectionsModule: ModuleDefinition = {
  name: 'recordCorrections',
  aggregates: [recordCorrections],
  acts: [request, verify, conclude],
  views: [recordCorrectionFile],
  reactions: [],
  projections: [],
};
