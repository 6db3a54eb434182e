/** Why an audit refuses an act, in Chinese and English. */
export const auditRefusals = {
  'audit.record.unknown': { zh: '没有此审计任务', en: 'There is no such audit', status: 404 },
  'audit.mandate.organOutside': {
    zh: '被审计机关不属于下达任务机关的管辖范围',
    en: 'An audited organ is not below the organ that commissions the audit',
    status: 422,
  },
  'audit.mandate.period': { zh: '起止日期颠倒', en: 'The end lies before the beginning', status: 422 },
  'audit.mandate.ownAudit': {
    zh: '下达审计任务的人不能担任审计人员',
    en: 'Who commissions an audit does not carry it out',
    status: 403,
  },
  'audit.mandate.notInForce': { zh: '审计任务尚未生效或者已经到期', en: 'The mandate is not in force today' },
  'audit.mandate.alreadyEnded': { zh: '审计任务已经终止', en: 'The audit has ended' },
  'audit.sample.emptyPopulation': {
    zh: '该范围内没有可抽取的事项',
    en: 'There is nothing to draw from',
    status: 422,
  },
} as const satisfies Record<string, { zh: string; en: string; status?: 403 | 404 | 409 | 422 }>;

export const findingRefusals = {
  'finding.record.unknown': { zh: '没有此审计发现', en: 'There is no such finding', status: 404 },
  'finding.mandate.notInForce': { zh: '审计任务尚未生效或者已经到期', en: 'The mandate is not in force today' },
  'finding.answer.inThePast': {
    zh: '答复期限不能早于今日',
    en: 'The day to answer cannot lie in the past',
    status: 422,
  },
  'finding.answer.notDue': { zh: '该审计发现不在待答复状态', en: 'The finding does not wait for an answer' },
  'finding.answer.ownFinding': {
    zh: '记录该发现的人不能代被审计机关答复',
    en: 'Who recorded the finding does not answer it',
    status: 403,
  },
  'finding.answer.missing': { zh: '尚无答复', en: 'There is no answer yet' },
  'finding.closure.alreadyClosed': { zh: '该审计发现已经销号', en: 'The finding is closed' },
} as const satisfies Record<string, { zh: string; en: string; status?: 403 | 404 | 409 | 422 }>;
