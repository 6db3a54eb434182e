import type { ModuleDefinition } from '@mingjian/service-kit';
import { answer } from './acts/answer/answer.act.js';
import { close } from './acts/close/close.act.js';
import { commission } from './acts/commission/commission.act.js';
import { draw } from './acts/draw/draw.act.js';
import { end } from './acts/end/end.act.js';
import { find } from './acts/find/find.act.js';
import { returnAnswer } from './acts/return/return.act.js';
import { audits, findings } from './audit.aggregates.js';
import type { Examine } from './examined.js';
import { auditFile } from './views/audit/audit.view.js';
import { auditList } from './views/audits/audits.view.js';
import { auditsProjection } from './views/audits/projection.js';
import { findingFile } from './views/finding/finding.view.js';
import { findingList } from './views/findings/findings.view.js';
import { findingsProjection } from './views/findings/projection.js';
import { sample } from './views/sample/sample.view.js';
import { auditedThing } from './views/thing/thing.view.js';

/**
 * Audits: mandates, samples that anybody can draw again, and findings that are followed to their closure.
 * @param examine how things are told to auditors
 */
export const auditModule = (examine: Examine): ModuleDefinition => ({
  name: 'audit',
  aggregates: [audits, findings],
  acts: [commission, end, draw, find(examine), answer, returnAnswer, close],
  views: [auditList, auditFile, sample, auditedThing(examine), findingList, findingFile],
  reactions: [],
  projections: [auditsProjection, findingsProjection],
});
