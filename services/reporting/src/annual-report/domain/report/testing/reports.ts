import { sha256, type AnnualReportEvent, type Cut } from '@mingjian/contracts';
import { fold } from '@mingjian/core';
import { checkReport, nothingAround, type Figures, type ReportTables, type ReportText } from '../../index.js';
import { figuresDigest } from '../../figures.js';
import { balancedReport } from '../../testing/balanced-report.js';
import { annualReport, type AnnualReportCommand, type CommandOf, type Kept, type SourceStanding } from '../index.js';

/** An invented report of 2031: twelve natural persons and one carried in. */
export const tables = balancedReport({
  naturalPerson: {
    carriedIn: 1,
    carriedForward: 1,
    results: { '3.1': 6, '3.2': 2, '3.3.4': 1, '3.4.1': 2, '3.6.3': 1 },
  },
});

export const organs = ['transport'];
export const cut: Cut = { intake: 40, review: 12, publish: 9, reporting: 3 };

export const figuresFrom = (filled: ReportTables): Figures => {
  const ledgers = { correctionNotices: { '3.4.3': 0, '3.6.1': 0 }, feeNotices: 0, feesPaidYuan: 0 };
  return {
    tables: filled,
    digest: figuresDigest(filled, organs),
    ledgers,
    previous: 'computed',
    verdicts: checkReport(filled, { ledgers }),
  };
};

export const text: ReportText = {
  proactiveDisclosure: '全年主动公开信息。',
  onApplication: '新收政府信息公开申请{{N.total}}件，上年结转{{P.total}}件，予以公开{{3.1.total}}件。',
  informationManagement: '完善目录。',
  platform: '改版门户。',
  supervision: '开展培训。',
  problems: '公开质量有待提高。',
  others: '全年未收取信息处理费。',
};

export const kept = (content: ReportText): Kept<ReportText> => ({ digest: sha256(JSON.stringify(content)), content });

export const standing: readonly SourceStanding[] = Object.entries(cut).map(([source, sequence]) => ({
  source,
  complete: sequence,
  held: sequence,
  parked: 0,
}));

const today = '2032-01-12';
export const figures = figuresFrom(tables);

export const draft: CommandOf<'Draft'> = {
  type: 'Draft',
  ...{ organ: 'transport', year: 2031, version: 1, organs, cut, standing, figures },
  predecessor: null,
  text: null,
  surroundings: nothingAround,
  by: 'statistician',
  today,
};
export const edit: CommandOf<'EditText'> = {
  type: 'EditText',
  text: kept(text),
  surroundings: nothingAround,
  by: 'statistician',
  today,
};
export const waive: CommandOf<'Waive'> = { type: 'Waive', rule: 'C1', reason: 'e'.repeat(64), by: 'leader', today };
export const approve: CommandOf<'Approve'> = {
  type: 'Approve',
  ...{ standing, recomputed: figures.digest, publication: 'd'.repeat(64), by: 'leader', today },
};
export const submit: CommandOf<'Submit'> = {
  type: 'Submit',
  ...{ to: 'city', due: '2032-01-31', by: 'statistician', today: '2032-01-20' },
};
export const giveBack: CommandOf<'Return'> = {
  type: 'Return',
  ...{ reason: 'f'.repeat(64), by: 'supervisor', today: '2032-01-22' },
};
export const accept: CommandOf<'Accept'> = { type: 'Accept', by: 'supervisor', today: '2032-01-22' };

/** The events of commands that must all be accepted. */
export const historyOf = (...commands: readonly AnnualReportCommand[]): readonly AnnualReportEvent[] =>
  commands.reduce<readonly AnnualReportEvent[]>((history, command) => {
    const decision = annualReport.decide(command, fold(annualReport, history));
    if (decision.kind === 'refused') throw new Error(`${command.type}: ${decision.refusal.code}`);
    return [...history, ...decision.events];
  }, []);
