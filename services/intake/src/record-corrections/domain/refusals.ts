/** What people read for a refusal's code; the HTTP status is 409 unless stated. */
export const recordCorrectionRefusals = {
  'recordCorrection.request.unknown': { zh: '没有此更正申请', en: 'There is no such request', status: 404 },
  'recordCorrection.request.alreadyMade': { zh: '该更正申请已登记', en: 'The request is made already' },
  'recordCorrection.request.inTheFuture': { zh: '日期不能晚于今天', en: 'It cannot be of a future day', status: 422 },
  'recordCorrection.request.organUnknown': { zh: '没有此行政机关', en: 'There is no such organ', status: 422 },
  'recordCorrection.request.applicationUnknown': {
    zh: '本机关没有此申请',
    en: 'The organ has no such application',
    status: 422,
  },
  'recordCorrection.request.concluded': { zh: '该更正申请已办结', en: 'The request is concluded' },
  'recordCorrection.verification.alreadyDone': { zh: '已经核实', en: 'The record is verified already' },
  'recordCorrection.conclusion.notVerified': {
    zh: '须先核实（条例第四十一条）',
    en: 'The record has to be verified first (Art 41)',
  },
  'recordCorrection.conclusion.otherFinding': { zh: '与核实结果不一致', en: 'This is not what was found' },
  'recordCorrection.conclusion.ownPower': {
    zh: '已经核实的，由本机关处理',
    en: 'What the organ verified it also concludes itself',
  },
  'recordCorrection.conclusion.organMissing': {
    zh: '转送须写明有权更正的其他机关',
    en: 'Name the other organ that has the power to correct it',
    status: 422,
  },
  'recordCorrection.conclusion.organNotExpected': {
    zh: '只有转送才写明机关',
    en: 'Only a transfer names an organ',
    status: 422,
  },
} as const satisfies Record<string, { zh: string; en: string; status?: 403 | 404 | 409 | 422 }>;
export type RecordCorrectionRefusal = keyof typeof recordCorrectionRefusals;
