import type { FeeSchedule } from '@mingjian/contracts';
import { paragraph, type Row } from '@mingjian/documents/model';
import { feeLines, type FeeLine } from '../domain/index.js';
import { letterKind } from './kind.js';

const units: Readonly<Record<FeeSchedule, string>> = { byItem: '件', byVolume: '页' };

/** `第31—100页 | 每页10元；38页 × 10元 = 380元` */
const rowOf = ({ from, to, yuan, units: charged }: FeeLine, unit: string): Row => ({
  label: to === null ? `第${from}${unit}以上` : `第${from}—${to}${unit}`,
  value: [
    yuan === 0 ? `${charged > 0 ? `${charged}${unit}` : ''}免费` : `每${unit}${yuan}元`,
    ...(yuan > 0 && charged > 0 ? [`${charged}${unit} × ${yuan}元 = ${charged * yuan}元`] : []),
  ].join('；'),
});

/** 收费通知书: basis, rate, the arithmetic band by band, how to pay and what follows (Art 42, 国办函〔2020〕109号). No remedy against it alone. */
export const feeNotice = letterKind({
  name: 'feeNotice',
  madeBy: 'FeeNoticed',
  day: ({ noticedOn }) => noticedOn,
  write: ({ data: { schedule, quantity, amountYuan, number } }, { law, words }) => ({
    number: number ?? null,
    body: [
      paragraph(words('opening')),
      paragraph(words(schedule, { quantity })),
      {
        kind: 'table',
        rows: [
          ...feeLines(law.tariff, schedule, quantity).map((line) => rowOf(line, units[schedule])),
          { label: '合计', value: `${amountYuan}元` },
        ],
      },
      paragraph(words('amount', { amount: amountYuan })),
      paragraph(words('payment', { days: law.terms.feePayment })),
      paragraph(words('consequences')),
    ],
  }),
});
