/** What people read for a refusal's code; the HTTP status is 409 unless stated. */
export const measureRefusals = {
  'measure.record.unknown': { zh: '没有此监督措施', en: 'There is no such measure', status: 404 },
  'measure.taking.alreadyTaken': { zh: '该监督措施已登记', en: 'It is taken already' },
  'measure.taking.notBelow': {
    zh: '只能对下级机关采取监督措施（条例第四十七条、第五十三条）',
    en: 'A measure is taken by an organ above (Arts 47, 53)',
    status: 422,
  },
  'measure.taking.oneBasis': {
    zh: '须以一次检查、一件投诉或者一项整改为依据',
    en: 'It rests on one inspection, complaint or rectification',
    status: 422,
  },
  'measure.taking.basisUnknown': {
    zh: '没有所依据的检查、投诉或者整改，或者与该机关无关',
    en: 'What it rests on is not on record, or not about this organ',
    status: 422,
  },
  'measure.answer.notExpected': { zh: '通报批评无须答复', en: 'Public criticism is not answered' },
  'measure.answer.alreadyAnswered': { zh: '该建议已答复', en: 'The proposal is answered already' },
} as const satisfies Record<string, { zh: string; en: string; status?: 403 | 404 | 409 | 422 }>;
export type MeasureRefusal = keyof typeof measureRefusals;
