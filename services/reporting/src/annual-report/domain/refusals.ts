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
  'opening.year.notOver': {
    zh: '该年度尚未结束，不能导入其年末数',
    en: 'The year is not over: its closing figures cannot be imported',
    status: 422,
  },
} as const satisfies Record<string, { zh: string; en: string; status?: 403 | 404 | 409 | 422 }>;
