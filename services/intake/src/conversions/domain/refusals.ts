/** What people read for a refusal's code; the HTTP status is 409 unless stated. */
export const conversionRefusals = {
  'conversion.proposal.unknown': { zh: '没有此建议', en: 'There is no such proposal', status: 404 },
  'conversion.proposal.alreadyMade': { zh: '该建议已提出', en: 'The proposal is made already' },
  'conversion.proposal.organUnknown': { zh: '没有此行政机关', en: 'There is no such organ', status: 422 },
  'conversion.proposal.applicationUnknown': {
    zh: '本机关没有其中的申请',
    en: 'The organ has not all of these applications',
    status: 422,
  },
  'conversion.proposal.tooFew': {
    zh: '行政机关提出的，须有多个申请（条例第四十四条）',
    en: 'On the organ’s own initiative several applications are needed (Art 44)',
    status: 422,
  },
  'conversion.decision.alreadyDecided': { zh: '该建议已处理', en: 'The proposal is decided already' },
  'conversion.decision.itemUnknown': {
    zh: '本机关没有此公开事项，须先提出',
    en: 'The organ has no such item: propose it first',
    status: 422,
  },
} as const satisfies Record<string, { zh: string; en: string; status?: 403 | 404 | 409 | 422 }>;
export type ConversionRefusal = keyof typeof conversionRefusals;
