import { reportTextParts, type ReportTextPart } from '@mingjian/contracts';
import { blank, printed } from './cells.js';
import { checkReport, type Ledgers, type Narrative, type RuleId, type Verdict } from './checks/index.js';
import type { Label } from './form2021.js';
import { cellsOf, type ReportTables } from './tables.js';

/** What people write: the five themes of part 一, part 五 and part 六. A part that nobody wrote is empty. */
export type ReportText = Readonly<Record<ReportTextPart, string>>;

export const emptyText = Object.fromEntries(reportTextParts.map((part) => [part, ''])) as ReportText;

export const writtenParts = (text: ReportText): readonly ReportTextPart[] =>
  reportTextParts.filter((part) => text[part].trim() !== '');

/** Headings of the 2021 form, and the themes that it asks part 一 for. */
export const textLabels: Readonly<Record<ReportTextPart, Label>> = {
  proactiveDisclosure: { zh: '主动公开', en: 'Proactive disclosure' },
  onApplication: { zh: '依申请公开', en: 'Disclosure on application' },
  informationManagement: { zh: '政府信息管理', en: 'Information management' },
  platform: { zh: '政府信息公开平台建设', en: 'Platform' },
  supervision: { zh: '监督保障', en: 'Supervision and guarantee' },
  problems: { zh: '五、存在的主要问题及改进情况', en: '5. Problems and improvement' },
  others: { zh: '六、其他需要报告的事项', en: '6. Other matters' },
};

/** What a text can refer to: the figures of the tables, and the fees of the ledger. */
export interface Referable {
  readonly tables: ReportTables;
  readonly ledgers: Ledgers;
}

const REFERENCE = /\{\{\s*([^{}]*?)\s*\}\}/g;
const FEES = 'fees.yuan';

/** Every figure under its name: `3.1.total`, `N.naturalPerson`, `suitDirect.pending`, `licensing.decisions`, `fees.yuan`. */
const named = ({ tables, ledgers }: Referable): ReadonlyMap<string, string> =>
  new Map([
    ...cellsOf(tables).map(
      ({ row, column, cell }) => [`${row}.${column}`, cell === blank ? '〔未填报〕' : printed(cell)] as const,
    ),
    [FEES, String(ledgers.feesPaidYuan)],
  ]);

/** The text as it is read: each reference replaced by its figure, so that it can never differ from the tables. */
export const resolved = (text: ReportText, referable: Referable): ReportText => {
  const figures = named(referable);
  const replaced = reportTextParts.map((part) => [
    part,
    text[part].replace(REFERENCE, (whole, name: string) => figures.get(name) ?? whole),
  ]);
  return Object.fromEntries(replaced) as ReportText;
};

/** References to figures that the form does not have, and braces that are none. */
export const unknownReferences = (text: ReportText, referable: Referable): readonly string[] => {
  const left = Object.values(resolved(text, referable)).flatMap(
    (part) => part.match(/\{\{[^{}]*\}\}|\{\{|\}\}/g) ?? [],
  );
  return [...new Set(left)];
};

const NUMBER = String.raw`(\d[\d,]*(?:\.\d+)?)`;
/** How reports say it: the words, at most some others in the same clause, the number with its unit. */
const phrase = (words: string, unit: string): RegExp =>
  new RegExp(String.raw`(?:${words})[^，。；,;\d]{0,24}?${NUMBER}\s*${unit}`);

const phrases = {
  received: phrase('新收|共收到|共受理|收到', '件'),
  carriedIn: phrase('上年度?结转', '件'),
  carriedForward: phrase('结转(?:至)?下(?:一)?年度?', '件'),
  reconsiderations: phrase('行政复议', '件'),
  suits: phrase('行政诉讼', '件'),
  feesYuan: phrase('信息处理费', '元'),
} as const satisfies Record<keyof Narrative, RegExp>;

const NO_FEE = /(?:未|没有|无)(?:收取|发生)?[^，。；]{0,8}信息处理费/;

/** The numbers that a text quotes and C8 and C9 compare, the first of each kind; undefined where it quotes none. */
export const quotedIn = (text: ReportText): Narrative | undefined => {
  const all = Object.values(text).join('\n');
  const quoted = Object.entries(phrases).flatMap(([name, words]) => {
    const number = words.exec(all)?.[1];
    return number === undefined ? [] : [[name, Number(number.replaceAll(',', ''))] as const];
  });
  const fees = NO_FEE.test(all) ? [['feesYuan', 0] as const] : [];
  return quoted.length + fees.length === 0 ? undefined : (Object.fromEntries([...fees, ...quoted]) as Narrative);
};

/** The rules that hold the text against the tables. */
const rulesOfText: readonly RuleId[] = ['C8', 'C9'];

/** C1–C13 of a report with its text: the verdicts on the figures stay, those on the text are new. */
export const examine = (
  figures: Referable & { readonly verdicts: readonly Verdict[] },
  text: ReportText,
): readonly Verdict[] => {
  const narrative = quotedIn(resolved(text, figures));
  const onText = checkReport(figures.tables, { ledgers: figures.ledgers, ...(narrative && { narrative }) });
  return [
    ...figures.verdicts.filter(({ rule }) => !rulesOfText.includes(rule)),
    ...onText.filter(({ rule }) => rulesOfText.includes(rule)),
  ].sort((one, other) => Number(one.rule.slice(1)) - Number(other.rule.slice(1)));
};
