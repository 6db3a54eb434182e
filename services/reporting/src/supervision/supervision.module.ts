import type { ModuleDefinition } from '@mingjian/service-kit';
import { acceptRectification } from './acts/accept-rectification/accept-rectification.act.js';
import { appealAppraisal } from './acts/appeal-appraisal/appeal-appraisal.act.js';
import { decideAppeal } from './acts/decide-appeal/decide-appeal.act.js';
import { freezeAppraisal } from './acts/freeze-appraisal/freeze-appraisal.act.js';
import { judgeAppraisal } from './acts/judge-appraisal/judge-appraisal.act.js';
import { answerMeasure } from './acts/answer-measure/answer-measure.act.js';
import { closeInspection } from './acts/close-inspection/close-inspection.act.js';
import { openInspection } from './acts/open-inspection/open-inspection.act.js';
import { orderRectification } from './acts/order-rectification/order-rectification.act.js';
import { recordFindings } from './acts/record-findings/record-findings.act.js';
import { reportFindings } from './acts/report-findings/report-findings.act.js';
import { reportRectification } from './acts/report-rectification/report-rectification.act.js';
import { returnRectification } from './acts/return-rectification/return-rectification.act.js';
import { takeMeasure } from './acts/take-measure/take-measure.act.js';
import { appraisals } from './appraisal.aggregate.js';
import { inspections } from './inspection.aggregate.js';
import { measures } from './measure.aggregate.js';
import { rectifications } from './rectification.aggregate.js';
import { appraisalFile } from './views/appraisal-file/appraisal-file.view.js';
import { appraisalRecomputation } from './views/appraisal-recomputation/appraisal-recomputation.view.js';
import { inspectionFile } from './views/inspection-file/inspection-file.view.js';
import {
  appraisalList,
  inspectionList,
  measureList,
  rectificationList,
  supervisionOverview,
} from './views/lists/lists.views.js';
import { supervisionProjection } from './views/lists/supervision.projection.js';
import { measureFile } from './views/measure-file/measure-file.view.js';
import { rectificationFile } from './views/rectification-file/rectification-file.view.js';

/** What the competent department does about the organs below it: inspection, rectification, measures, appraisal (Arts 46, 47, 53). */
export const supervisionModule: ModuleDefinition = {
  name: 'supervision',
  aggregates: [inspections, rectifications, measures, appraisals],
  acts: [
    openInspection,
    reportFindings,
    recordFindings,
    closeInspection,
    orderRectification,
    reportRectification,
    returnRectification,
    acceptRectification,
    takeMeasure,
    answerMeasure,
    judgeAppraisal,
    freezeAppraisal,
    appealAppraisal,
    decideAppeal,
  ],
  views: [
    inspectionList,
    inspectionFile,
    rectificationList,
    rectificationFile,
    measureList,
    measureFile,
    appraisalList,
    appraisalFile,
    appraisalRecomputation,
    supervisionOverview,
  ],
  reactions: [],
  projections: [supervisionProjection],
};
