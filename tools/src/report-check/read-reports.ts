import {
  blank,
  fillTable2,
  fillTable3,
  fillTable4,
  moneyCell,
  notApplicable,
  type Cell,
  type Decimal,
  type Label,
  type Narrative,
  type ReportTables,
} from '@mingjian/reporting-service/annual-report';
import {
  isObject,
  reportsIn,
  UnreadableReports,
  type JsonObject,
  type ReportInFile,
} from '../published-reports/file.js';
import {
  formCells,
  isInTrialForm,
  rowKeys,
  trialFormCells,
  type FormCell,
  type Path,
} from '../published-reports/form.js';
import { figuresBesideForm, noStocks, type Obstacle } from './obstacles.js';
import { quotedIn } from './quoted.js';

/** A published report, ready to be examined. */
export interface PublishedReport {
  readonly id: string;
  /** Whose report it is, and of which year; without both, last year's report cannot be found. */
  readonly body: string | undefined;
  readonly year: number | undefined;
  readonly tables: ReportTables;
  /** Numbers quoted in its text, where the file has any that a rule speaks of. */
  readonly narrative: Narrative | undefined;
  readonly obstacles: readonly Obstacle[];
  /** Whether it is in the trial form of 2019, which has one row for all other outcomes, and another table 2. */
  readonly trial: boolean;
}

/**
 * Reads the reports of a file. Whatever is not there (table 3 or 4, a row, the last cells of a row) is blank.
 * @throws UnreadableReports naming every place where the file is built in another way than the format says
 */
export const readReports = (text: string): readonly PublishedReport[] => {
  const found = reportsIn(text);
  const faults = [...new Map(found.flatMap(faultsOf).map((fault) => [fault.en, fault])).values()];
  const ids = found.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) faults.push({ zh: `有两份年报同名：${twice}`, en: `two reports are called ${twice}` });
  if (faults.length > 0) throw new UnreadableReports(faults);
  return found.map(publishedReport);
};

const publishedReport = ({ id, content }: ReportInFile): PublishedReport => {
  const trial = isInTrialForm(content);
  const cells = new Map(cellsIn(content).map((cell) => [keyOf(cell), readCell(cell, content) as Cell]));
  const cellAt = (row: string, column: string): Cell => {
    const cell = cells.get(keyOf({ row, column }));
    // A row that the form does not have adds nothing; one that it has and that says nothing is blank.
    return cell === undefined ? notApplicable : cell;
  };
  const { body, year } = content;
  // No deciding rule rests on table 2 alone: a file that leaves the whole of it out is examined by what it has.
  const table2At = (key: string): Cell =>
    (content['table2'] ?? null) === null ? notApplicable : (cells.get(key) ?? (trial ? notApplicable : blank));
  const tables: ReportTables = {
    year: Number(year ?? 0),
    table2: fillTable2(table2At),
    table3: fillTable3(cellAt),
    table4: fillTable4(cellAt),
  };
  return {
    id,
    body: typeof body === 'string' ? body : undefined,
    year: typeof year === 'number' ? year : undefined,
    tables,
    narrative: quotedIn(content['narrative']),
    obstacles: [...figuresBesideForm(content, trial), ...(trial ? [noStocks] : [])],
    trial,
  };
};

const cellsIn = (content: JsonObject): readonly FormCell[] => (isInTrialForm(content) ? trialFormCells : formCells);

/** Row codes of different tables differ, so row and column name one cell of the form. */
const keyOf = ({ row, column }: Pick<FormCell, 'row' | 'column'>): string => `${row}.${column}`;

// ---------------------------------------------------------------- what cannot be read

interface Unreadable {
  readonly at: Path;
  readonly why: Label;
}

const isUnreadable = (read: Cell | Unreadable): read is Unreadable => typeof read === 'object' && read !== null;

const faultsOf = ({ id, content }: ReportInFile): readonly Label[] => [
  ...cellsIn(content)
    .map((cell) => readCell(cell, content))
    .filter(isUnreadable)
    .map((unreadable) => named(id, unreadable)),
  ...identityFaults(content).map((unreadable) => named(id, unreadable)),
];

const named = (id: string, { at, why }: Unreadable): Label => {
  const place = at.map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`)).join('');
  return { zh: `${id} ${place}：${why.zh}`, en: `${id} ${place}: ${why.en}` };
};

const identityFaults = ({ body, year }: JsonObject): readonly Unreadable[] => [
  ...(body === undefined || body === null || typeof body === 'string'
    ? []
    : [{ at: ['body'], why: { zh: '机关名称应为文字', en: 'the name of the body must be text' } }]),
  ...(year === undefined || year === null || Number.isInteger(year)
    ? []
    : [{ at: ['year'], why: { zh: '年份应为整数', en: 'the year must be a whole number' } }]),
];

// ---------------------------------------------------------------- cells

const readCell = (cell: FormCell, content: JsonObject): Cell | Unreadable => {
  const { path } = cell;
  let value: unknown = content;
  for (const [depth, key] of path.entries()) {
    if (value === undefined || value === null) return blank;
    const at = path.slice(0, depth);
    if (typeof key === 'number' ? !Array.isArray(value) : !isObject(value)) {
      return { at, why: typeof key === 'number' ? notAList : notAnObject };
    }
    if (Array.isArray(value) && value.length > CELLS_OF_A_ROW) return { at, why: tooLong(value.length) };
    value = (value as Record<string | number, unknown>)[key];
  }
  return figureOf(value, cell);
};

const CELLS_OF_A_ROW = formCells.filter(({ row }) => row === rowKeys.new_received).length;
const notAList: Label = { zh: '应为七个数的列表', en: 'must be a list of seven figures' };
const notAnObject: Label = { zh: '应为对象', en: 'must be an object' };
const tooLong = (cells: number): Label => ({
  zh: `一行只有七格，这里有 ${cells} 格`,
  en: `a row has seven cells, here are ${cells}`,
});

/** Printed where no figure is: nothing, dashes, strokes. Only in table 2 may a row be impossible for an organ (a bureau makes no 规章), so `/` is blank elsewhere. */
const STATES_NOTHING = /^[\s\-‐-―−－/／]*$/u;
const STROKE = /^\s*[/／]\s*$/u;

/** Whatever else is written in a cell is taken as it stands: that a figure is one is for C6 to say. */
const figureOf = (value: unknown, { table, row, column, path }: FormCell): Cell | Unreadable => {
  if (value === undefined || value === null) return blank;
  if (typeof value === 'object') {
    const shown = JSON.stringify(value);
    return { at: path, why: { zh: `不是数字：${shown}`, en: `not a number: ${shown}` } };
  }
  if (typeof value === 'number' && keyOf({ row, column }) !== moneyCell) return value;
  const written = String(value).trim();
  if (table === 2 && STROKE.test(written)) return notApplicable;
  return STATES_NOTHING.test(written) ? blank : (written as Decimal);
};
