import type { ModuleDefinition } from '@mingjian/service-kit';
import { acceptComplaint } from './acts/accept-complaint/accept-complaint.act.js';
import { answerComplaint } from './acts/answer-complaint/answer-complaint.act.js';
import { closeComplaint } from './acts/close-complaint/close-complaint.act.js';
import { conclude } from './acts/conclude/conclude.act.js';
import { extendComplaint } from './acts/extend-complaint/extend-complaint.act.js';
import { forwardComplaint } from './acts/forward-complaint/forward-complaint.act.js';
import { lodge } from './acts/lodge/lodge.act.js';
import { receiveComplaint } from './acts/receive-complaint/receive-complaint.act.js';
import { complaints } from './complaint.aggregate.js';
import { remedies } from './remedy.aggregate.js';
import { complaintFile } from './views/complaint-file/complaint-file.view.js';
import { complaintListProjection } from './views/complaint-list/complaint-list.projection.js';
import { complaintList } from './views/complaint-list/complaint-list.view.js';
import { complaintWords } from './views/complaint-words/complaint-words.view.js';
import { remedyFile } from './views/remedy-file/remedy-file.view.js';

/** Reconsiderations and suits about disclosure; complaints, reports and suggestions. */
export const remediesModule: ModuleDefinition = {
  name: 'remedies',
  aggregates: [remedies, complaints],
  acts: [
    lodge,
    conclude,
    receiveComplaint,
    forwardComplaint,
    acceptComplaint,
    extendComplaint,
    answerComplaint,
    closeComplaint,
  ],
  views: [remedyFile, complaintList, complaintFile, complaintWords],
  reactions: [],
  projections: [complaintListProjection],
};
