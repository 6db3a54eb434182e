/** What people read for a refusal's code; the HTTP status is 409 unless stated. */
export const appraisalRefusals = {
  'appraisal.record.unknown': { zh: '没有此项考核', en: 'There is no such appraisal', status: 404 },
  'appraisal.organ.notBelow': {
    zh: '只能考核下级机关',
    en: 'An organ is appraised by one above it',
    status: 422,
  },
  'appraisal.organ.otherAppraiser': {
    zh: '该机关本年度由其他机关考核',
    en: 'Another organ appraises it in this year',
  },
  'appraisal.year.notBegun': { zh: '该年度尚未开始', en: 'The year has not begun', status: 422 },
  'appraisal.judgement.indicatorUnknown': { zh: '没有此考核指标', en: 'There is no such indicator', status: 422 },
  'appraisal.judgement.measured': {
    zh: '该指标由系统计数，不由人评分',
    en: 'This indicator is counted from the record, not judged',
    status: 422,
  },
  'appraisal.state.frozen': { zh: '考核结果已告知', en: 'The result is frozen' },
  'appraisal.state.notFrozen': { zh: '考核结果尚未告知', en: 'There is no result yet' },
  'appraisal.state.concluded': { zh: '考核结果已确定', en: 'The result is final' },
  'appraisal.cut.incomplete': {
    zh: '尚有事件未到达或者待处理，暂不能计分',
    en: 'Events are still to come or to be dealt with: nothing can be frozen',
  },
  'appraisal.appeal.alreadyAppealed': { zh: '已提出申诉', en: 'It is appealed against already' },
  'appraisal.appeal.tooLate': { zh: '申诉期限已过', en: 'The term to appeal is over' },
  'appraisal.appeal.indicatorUnknown': { zh: '没有此考核指标', en: 'There is no such indicator', status: 422 },
  'appraisal.appealDecision.noAppeal': { zh: '没有申诉', en: 'Nobody has appealed' },
  'appraisal.appealDecision.samePerson': {
    zh: '参与评分、告知或者申诉的人不得复核',
    en: 'Whoever judged, froze or appealed does not decide the appeal',
  },
  'appraisal.appealDecision.notContested': {
    zh: '只能更正被申诉的指标',
    en: 'Only contested indicators are corrected',
    status: 422,
  },
} as const satisfies Record<string, { zh: string; en: string; status?: 403 | 404 | 409 | 422 }>;
export type AppraisalRefusal = keyof typeof appraisalRefusals;
