/** What people read for a refusal's code; the HTTP status is 409 unless stated. */
export const remedyRefusals = {
  'remedy.record.unknown': { zh: '没有该复议或诉讼案件', en: 'There is no such remedy', status: 404 },
  'remedy.lodging.alreadyLodged': { zh: '该案件已登记', en: 'The remedy is already lodged' },
  'remedy.lodging.inTheFuture': { zh: '提起日期不能晚于今天', en: 'It cannot be lodged on a future day', status: 422 },
  'remedy.lodging.applicationUnknown': { zh: '没有此申请', en: 'There is no such application', status: 422 },
  'remedy.lodging.otherOrgan': {
    zh: '该申请不由此机关办理',
    en: 'Another organ is responsible for this application',
    status: 422,
  },
  'remedy.conclusion.alreadyConcluded': { zh: '该案件已审结', en: 'The remedy is already concluded' },
  'remedy.conclusion.inTheFuture': {
    zh: '审结日期不能晚于今天',
    en: 'It cannot be concluded on a future day',
    status: 422,
  },
  'remedy.conclusion.beforeLodged': {
    zh: '审结日期不能早于提起日期',
    en: 'It cannot be concluded before it was lodged',
    status: 422,
  },
} as const satisfies Record<string, { zh: string; en: string; status?: 403 | 404 | 409 | 422 }>;
export type RemedyRefusal = keyof typeof remedyRefusals;
