/** What people read for a refusal's code; the HTTP status is 409 unless stated. */
export const rectificationRefusals = {
  'rectification.record.unknown': { zh: '没有此整改事项', en: 'There is no such rectification', status: 404 },
  'rectification.order.alreadyOrdered': { zh: '已责令整改', en: 'It is ordered already' },
  'rectification.order.notBelow': {
    zh: '只能责令本机关和下级机关整改',
    en: 'An organ orders itself and the organs below it',
    status: 422,
  },
  'rectification.order.basisUnknown': {
    zh: '没有此检查问题或者投诉，或者与该机关无关',
    en: 'There is no such finding or complaint about this organ',
    status: 422,
  },
  'rectification.order.severalBases': { zh: '只能有一个依据', en: 'It rests on one thing', status: 422 },
  'rectification.order.dayPast': { zh: '整改期限须在今天之后', en: 'The last day lies after today', status: 422 },
  'rectification.report.alreadyReported': { zh: '整改情况已报告', en: 'It is reported already' },
  'rectification.assessment.notReported': { zh: '尚未报告整改情况', en: 'Nothing is reported yet' },
  'rectification.assessment.ownReport': {
    zh: '报告整改情况的人不得验收',
    en: 'Whoever reported it does not assess it',
  },
  'rectification.state.accepted': { zh: '该事项已整改销号', en: 'It is mended' },
} as const satisfies Record<string, { zh: string; en: string; status?: 403 | 404 | 409 | 422 }>;
export type RectificationRefusal = keyof typeof rectificationRefusals;
