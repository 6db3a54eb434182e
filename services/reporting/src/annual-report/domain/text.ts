import { reportTextParts } from '@mingjian/contracts';
import { blank, printed } from './cells.js';
import { checkReport, type Ledgers, type Narrative, type RuleId, type Verdict } from './checks/index.js';
import { type ReportText } from './report-text.js';
import { cellsOf, type ReportTables } from './tables.js';
import { warningsOn, type Surroundings } from './warnings/index.js';

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

/** C1–C13 of a report with its text, and the warnings on the text: the verdicts on the figures stay, those on the text are new. */
export const examine = (
  figures: Referable & { readonly verdicts: readonly Verdict[] },
  text: ReportText,
  surroundings: Surroundings,
): readonly Verdict[] => {
  const reading = resolved(text, figures);
  const narrative = quotedIn(reading);
  const onText = checkReport(figures.tables, { ledgers: figures.ledgers, ...(narrative && { narrative }) });
  const numberOf = ({ rule }: Verdict): number => Number(rule.slice(1));
  return [
    ...[
      ...figures.verdicts.filter(({ rule }) => !rulesOfText.includes(rule)),
      ...onText.filter(({ rule }) => rulesOfText.includes(rule)),
    ].sort((one, other) => numberOf(one) - numberOf(other)),
    ...warningsOn({ text, reading, tables: figures.tables }, surroundings),
  ];
};
