/** Why the annual report refuses an act, in Chinese and English. */
export const annualReportRefusals = {
  'opening.balance.alreadyImported': {
    zh: '该机关该年度的期初数已导入，须以更高版本更正',
    en: 'An opening balance of this organ and year exists; only a newer version may replace it',
  },
  'opening.balance.empty': {
    zh: '期初数至少填写一项',
    en: 'An opening balance states at least one figure',
    status: 422,
  },
  'opening.report.cellUnknown': {
    zh: '该年度的表式没有这些单元格',
    en: 'The form of that year has no such cells',
    status: 422,
  },
  'opening.report.differs': {
    zh: '期初数与其所依据的年度报告不一致',
    en: 'The opening balance says something else than the report that it comes from',
    status: 422,
  },
  'opening.year.notOver': {
    zh: '该年度尚未结束，不能导入其年末数',
    en: 'The year is not over: its closing figures cannot be imported',
    status: 422,
  },
  'annualReport.record.unknown': { zh: '没有此年度报告', en: 'There is no such annual report', status: 404 },
  'annualReport.year.notOver': {
    zh: '该年度尚未结束，不能编制其年度报告',
    en: 'The year is not over: its report cannot be drafted',
    status: 422,
  },
  'annualReport.cut.incomplete': {
    zh: '截面之前该服务的记录尚未收齐',
    en: 'The log of this service has not arrived completely up to the cut',
  },
  'annualReport.cut.parked': {
    zh: '该服务尚有搁置的事件待处理，不能定稿',
    en: 'This service has parked events: nothing is frozen while they wait',
  },
  'annualReport.cut.unreadable': {
    zh: '截面之前有本版本不能识别的事件',
    en: 'An event before the cut cannot be read by this release',
  },
  'annualReport.version.frozen': { zh: '本版报告已审定，不能修改', en: 'This version is approved and frozen' },
  'annualReport.version.predecessorOpen': {
    zh: '上一版报告尚未被接收，不能另立新版',
    en: 'The version before was not accepted yet: it is returned and mended, not followed by another',
  },
  'annualReport.text.referenceUnknown': {
    zh: '正文引用了表格中没有的数字',
    en: 'The text refers to figures that the tables do not have',
    status: 422,
  },
  'annualReport.waiver.nothingFails': {
    zh: '该规则没有阻断性问题，无需说明',
    en: 'The rule blocks nothing, so there is nothing to waive',
  },
  'annualReport.approval.ownDraft': {
    zh: '编制人不能审定自己的报告',
    en: 'Who drafted or wrote the report does not approve it',
    status: 403,
  },
  'annualReport.approval.partsMissing': { zh: '报告缺少规定的部分', en: 'Parts that the form asks for are missing' },
  'annualReport.approval.ruleFails': {
    zh: '勾稽关系不符且没有签署的说明',
    en: 'Blocking rules fail, and nobody has signed for them',
  },
  'annualReport.approval.figuresDiffer': {
    zh: '重新计算的数字与草稿不一致',
    en: 'The figures computed anew at the cut differ from the draft',
  },
  'annualReport.submission.notApproved': {
    zh: '报告未经审定，或者已经报送',
    en: 'The report is not approved, or was submitted already',
  },
  'annualReport.answer.notSubmitted': { zh: '报告不在报送待收状态', en: 'The report does not wait for an answer' },
  'annualReport.answer.ownReport': {
    zh: '编制、审定、报送本报告的人不能接收或者退回',
    en: 'Who wrote, approved or submitted the report does not accept or return it',
    status: 403,
  },
} as const satisfies Record<string, { zh: string; en: string; status?: 403 | 404 | 409 | 422 }>;
export type AnnualReportRefusal = keyof typeof annualReportRefusals;
