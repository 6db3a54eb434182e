/** What people read for a refusal's code; the HTTP status is 409 unless stated. */
export const inspectionRefusals = {
  'inspection.record.unknown': { zh: '没有此次检查', en: 'There is no such inspection', status: 404 },
  'inspection.opening.alreadyOpened': { zh: '该次检查已部署', en: 'It is opened already' },
  'inspection.opening.notBelow': {
    zh: '只能检查本机关和下级机关',
    en: 'An office inspects itself and the organs below it',
    status: 422,
  },
  'inspection.opening.organTwice': { zh: '机关重复', en: 'An organ is named twice', status: 422 },
  'inspection.opening.dayPast': { zh: '截止日期须在今天之后', en: 'The last day lies after today', status: 422 },
  'inspection.findings.notInspected': { zh: '该机关不在检查范围', en: 'The organ is not inspected', status: 404 },
  'inspection.findings.otherKind': {
    zh: '自查由机关自己报告，监督检查由检查人员记录',
    en: 'An organ reports on itself in a self-inspection; an inspector records what an inspection finds',
  },
  'inspection.findings.alreadyReported': { zh: '检查结果已报告', en: 'Its findings are reported already' },
  'inspection.findings.numbers': { zh: '问题编号须从1起连续', en: 'Problems are numbered from 1 on', status: 422 },
  'inspection.closing.findingsMissing': { zh: '尚有机关未报检查结果', en: 'Some organs have no findings yet' },
  'inspection.closing.notMended': { zh: '尚有问题未整改销号', en: 'Something that was found is not mended yet' },
  'inspection.state.closed': { zh: '该次检查已办结', en: 'It is closed' },
} as const satisfies Record<string, { zh: string; en: string; status?: 403 | 404 | 409 | 422 }>;
export type InspectionRefusal = keyof typeof inspectionRefusals;
