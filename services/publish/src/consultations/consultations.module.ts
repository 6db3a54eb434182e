import type { ModuleDefinition } from '@mingjian/service-kit';
import { answer } from './acts/answer/answer.act.js';
import { comment } from './acts/comment/comment.act.js';
import { conclude } from './acts/conclude/conclude.act.js';
import { open } from './acts/open/open.act.js';
import { recordMeeting } from './acts/record-meeting/record-meeting.act.js';
import { consultations } from './consultation.aggregate.js';
import { comments } from './views/comments/comments.view.js';
import { consultationListProjection } from './views/consultation-list/consultation-list.projection.js';
import { commentForm } from './views/consultation-list/comment.form.js';
import {
  consultationList,
  consultationListPage,
  consultationPage,
} from './views/consultation-list/consultation-list.views.js';

/** The public is asked about drafts of decisions (决策预公开). */
export const consultationsModule: ModuleDefinition = {
  name: 'consultations',
  aggregates: [consultations],
  acts: [open, comment, answer, recordMeeting, conclude],
  views: [consultationList, consultationListPage, consultationPage, comments],
  forms: [commentForm],
  reactions: [],
  projections: [consultationListProjection],
};
