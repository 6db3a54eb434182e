import { describe, expect, it } from '@jest/globals';
import type { RuleId } from '@mingjian/reporting-service/annual-report';
import fc from 'fast-check';
import { balancedReports } from '../demo/testing/balanced-reports.js';
import type { JsonObject } from '../published-reports/file.js';
import { formCells, rowKeys, valueAt, type FormCell } from '../published-reports/form.js';
import { decides, worstOf, type Examined } from './examine.js';
import { changed, examined, published, publishedIds, verdictOf } from './testing/published.js';

const suqian = published('suqian-city-2023');
const jinhu = published('jinhu-county-2023');
const shanghai = published('shanghai-stc-2024');

const found = (report: JsonObject, rule: RuleId): Examined['findings'] =>
  examined(report)[0]!.findings.filter((finding) => finding.rule === rule);
/** What speaks against a pass. */
const decisive = (report: JsonObject) =>
  examined(report)[0]!
    .findings.filter((finding) => decides(finding) && finding.verdict !== 'pass')
    .map(({ rule, row, column, verdict }) => [rule, row, column, verdict]);

const inEquations = formCells.filter(({ table }) => table !== 2);
const anyCell = fc.constantFrom(...formCells);
const anyPassing = fc.oneof(
  fc.constantFrom(suqian, published('suqian-city-2024')),
  balancedReports.map(([report]) => report as unknown as JsonObject),
);
const raised = (report: JsonObject, { path }: FormCell, by: number): JsonObject =>
  changed(report, path, Number(valueAt(report, path)) + by);
const blanked = (report: JsonObject, cells: readonly FormCell[]): JsonObject =>
  cells.reduce((rest, { path }) => changed(rest, path, null), report);

/** Invented: a report in the trial form of 2019, which has one row for all other outcomes. */
const trialForm = (): JsonObject => {
  const { other_no_correction, other_no_payment, other_other, ...table3 } = suqian['table3'] as Record<
    string,
    number[]
  >;
  const other = other_other!.map((cell, index) => cell + other_no_correction![index]! + other_no_payment![index]!);
  return { ...suqian, format: '2019', table3: { ...table3, other } };
};

describe('published reports', () => {
  it('are judged as they are known to be', () => {
    expect(publishedIds.map((id) => [id, verdictOf(published(id))])).toEqual([
      ['suqian-city-2023', 'pass'],
      ['suqian-city-2024', 'pass'],
      ['jinhu-county-2023', 'fail'],
      ['shanghai-stc-2024', 'notAssessable'],
    ]);
  });

  it('fail at the place that contradicts itself, and nowhere else', () => {
    expect(decisive(jinhu)).toEqual([['C4', 'suitDirect', 'total', 'fail']]);
  });

  it('cannot be assessed where a blank stands in an equation, and pass in the other columns', () => {
    expect(decisive(shanghai)).toEqual([
      ['C1', undefined, 'total', 'notAssessable'],
      ['C3', 'F', 'total', 'notAssessable'],
      ['C6', 'F', 'total', 'notAssessable'],
    ]);
  });

  it('pass in spite of a text that counts otherwise, which is a warning (C8)', () => {
    expect(found(published('suqian-city-2024'), 'C8')).toMatchObject([
      { verdict: 'fail', severity: 'warn', row: 'reconsideration', detail: { zh: '134 ≠ 170' } },
      { verdict: 'fail', severity: 'warn', row: 'suits', detail: { zh: '57 ≠ 77' } },
    ]);
    expect(found(suqian, 'C8')).toMatchObject([{ verdict: 'pass' }]);
  });

  it('fail when one place fails and another cannot be assessed', () => {
    const both = raised(
      shanghai,
      formCells.find(({ row, column }) => row === '3.1' && column === 'naturalPerson')!,
      1,
    );
    expect(found(both, 'C2')).toMatchObject([{ verdict: 'fail', column: 'naturalPerson' }]);
    expect(verdictOf(both)).toBe('fail');
  });
});

describe('any report that passes', () => {
  it('adds up by invention as well', () => {
    fc.assert(fc.property(anyPassing, (report) => expect(verdictOf(report)).toBe('pass')));
  });

  it('fails when one cell of tables 3 or 4 is altered (C1 to C4)', () => {
    fc.assert(
      fc.property(anyPassing, fc.constantFrom(...inEquations), fc.integer({ min: 1, max: 1e6 }), (report, cell, by) => {
        expect(verdictOf(raised(report, cell, by))).toBe('fail');
      }),
    );
  });

  it('cannot be assessed when cells of any table are blank (C12)', () => {
    fc.assert(
      fc.property(anyPassing, fc.uniqueArray(anyCell, { minLength: 1, maxLength: 30 }), (report, cells) => {
        expect(verdictOf(blanked(report, cells))).toBe('notAssessable');
      }),
    );
  });

  it('fails by a figure that is negative or has a fraction, wherever it stands (C6)', () => {
    fc.assert(
      fc.property(anyPassing, anyCell, fc.constantFrom(-1, -0.5, 0.5, 1e-7, 12.25), (report, cell, figure) => {
        const isMoney = cell.row === 'adminFees';
        const broken = changed(report, cell.path, figure);
        expect(verdictOf(broken)).toBe(isMoney && figure > 0 ? 'pass' : 'fail');
      }),
    );
  });

  it('is judged the same whatever the order of its rows, and whatever else the file tells', () => {
    const remarks = { level: 'county', computed: { warnings: ['…'] }, source: 'a page', extra: [1, 2], passes: null };
    fc.assert(
      fc.property(anyPassing, anyCell, fc.boolean(), (passing, cell, spoilt) => {
        const report = spoilt ? raised(passing, cell, 1) : passing;
        const table3 = Object.fromEntries(Object.entries(report['table3'] as object).toReversed());
        expect(verdictOf({ ...remarks, ...report, table3: { ...table3, note: '件' } })).toBe(verdictOf(report));
      }),
    );
  });
});

describe('any report at all', () => {
  it.each(['—', '——', '－', '／', ' ', '\u3000', '-', '/', ''])('takes %j for a blank', (mark) => {
    expect(verdictOf(changed(suqian, ['table3', 'granted', 0], mark))).toBe('notAssessable');
    expect(found(changed(suqian, ['table3', 'granted', 0], mark), 'C12')).toMatchObject([
      { verdict: 'fail', row: '3.1', column: 'naturalPerson' },
    ]);
  });

  it.each([
    ['text', '见附件'],
    ['a figure as text', '1175'],
    ['a truth value', true],
    ['a figure that is not exact any more', 1e21],
  ])('fails where a cell holds %s (C6)', (_, value) => {
    const report = changed(suqian, ['table3', 'granted', 0], value);
    expect(found(report, 'C6')).toMatchObject([{ verdict: 'fail', row: '3.1', column: 'naturalPerson' }]);
    expect(verdictOf(report)).toBe('fail');
  });

  it('never passes, nor begins to fail, by cells going blank', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(suqian, jinhu, shanghai),
        fc.array(fc.tuple(anyCell, fc.nat(3)), { maxLength: 3 }),
        fc.uniqueArray(anyCell, { minLength: 1, maxLength: 30 }),
        (report, altered, cells) => {
          const before = altered.reduce((rest, [cell, by]) => raised(rest, cell, by), report);
          const after = verdictOf(blanked(before, cells));
          expect(after).not.toBe('pass');
          if (verdictOf(before) !== 'fail') expect(after).toBe('notAssessable');
        },
      ),
    );
  });

  it('has a verdict of the five deciding rules alone', () => {
    fc.assert(
      fc.property(fc.constantFrom(suqian, jinhu, shanghai), anyCell, fc.nat(3), (report, cell, by) => {
        const { findings, verdict } = examined(raised(report, cell, by))[0]!;
        const deciding = findings.filter(({ rule }) => ['C1', 'C2', 'C3', 'C4', 'C6'].includes(rule));
        expect(verdict).toBe(worstOf(deciding.map((finding) => finding.verdict)));
        expect(findings.filter(decides)).toEqual(deciding);
      }),
    );
  });
});

describe('what is missing', () => {
  it.each([
    ['table 2', ['table2'], 'pass'],
    ['table 3', ['table3'], 'notAssessable'],
    ['table 4', ['table4'], 'notAssessable'],
    ['a group of table 4', ['table4', 'review'], 'notAssessable'],
    ['a total of table 4', ['table4', 'review', 'total'], 'notAssessable'],
    ['the row of totals', ['table3', 'total_processed'], 'notAssessable'],
    ['a result row', ['table3', 'granted'], 'notAssessable'],
    ['a line of table 2', ['table2', 'normative_documents'], 'notAssessable'],
    ['the text', ['narrative'], 'pass'],
    ['the year', ['year'], 'pass'],
  ] as const)('%s, removed or null', (_, path, verdict) => {
    for (const nothing of [undefined, null]) expect(verdictOf(changed(suqian, path, nothing))).toBe(verdict);
  });

  it('is told once for a table, not for each of its cells', () => {
    const { findings } = examined({ ...suqian, table3: undefined })[0]!;
    const unassessed = findings.filter((finding) => finding.detail.en === 'Table 3 has no figures');
    expect(unassessed.map(({ rule }) => rule)).toEqual(['C1', 'C2', 'C3', 'C6', 'C12']);
    expect(found({ ...suqian, table3: {} }, 'C1')).toHaveLength(1);
  });

  it('does not hide what another table shows', () => {
    expect(verdictOf(changed(jinhu, ['table3'], undefined))).toBe('fail');
    expect(verdictOf(changed(jinhu, ['table4'], undefined))).toBe('notAssessable');
  });

  it('is the total of every row where rows end before it', () => {
    const table3 = Object.fromEntries(
      Object.entries(suqian['table3'] as Record<string, number[]>).map(([key, row]) => [key, row.slice(0, 6)]),
    );
    const short = { ...suqian, table3 };
    expect(found(short, 'C1')).toMatchObject([{ verdict: 'notAssessable', column: 'total' }]);
    expect(found(short, 'C3')).toHaveLength(Object.keys(rowKeys).length);
    expect(verdictOf(short)).toBe('notAssessable');
  });

  it.each(['-', '/', ''])('is what is printed as “%s” in tables 3 and 4', (sign) => {
    expect(verdictOf(changed(suqian, ['table3', 'granted', 2], sign))).toBe('notAssessable');
    expect(verdictOf(changed(suqian, ['table4', 'review', 'corrected'], sign))).toBe('notAssessable');
  });

  it('is not the “/” of a bureau without power to make rules in table 2', () => {
    const ruleless = { made: '/', repealed: '/', in_force: '/' };
    expect(verdictOf(changed(suqian, ['table2', 'regulations'], ruleless))).toBe('pass');
    expect(verdictOf(changed(suqian, ['table2', 'regulations', 'made'], '-'))).toBe('notAssessable');
  });
});

describe('what the form does not have', () => {
  it('leaves the sum of the results open in the form of 2021 (C2)', () => {
    const { other, ...trial } = trialForm()['table3'] as Record<string, number[]>;
    const added = { ...suqian, table3: { ...(suqian['table3'] as object), other } };
    expect(found(added, 'C2')).toMatchObject([
      { verdict: 'notAssessable', detail: { en: expect.stringContaining('(other)') } },
    ]);
    expect(verdictOf({ ...suqian, table3: trial })).toBe('notAssessable');
    expect(verdictOf(changed(added, ['table3', 'new_received', 0], 1))).toBe('fail');
  });

  it('leaves a group of table 4 open, and only that', () => {
    const withdrawn = changed(jinhu, ['table4', 'review', 'withdrawn'], 0);
    expect(found(withdrawn, 'C4').map(({ row, verdict }) => [row, verdict])).toEqual([
      ['suitDirect', 'fail'],
      ['reconsideration', 'notAssessable'],
    ]);
    expect(verdictOf(changed(suqian, ['table4', 'review', 'withdrawn'], 0))).toBe('notAssessable');
  });

  it('says nothing where it is a remark or a line of table 2', () => {
    expect(verdictOf(changed(suqian, ['table3', '_note'], [1]))).toBe('pass');
    expect(verdictOf(changed(suqian, ['table2', 'procurement'], 17))).toBe('pass');
  });
});

describe('the trial form of 2019 (S39)', () => {
  const trial = trialForm();
  const withoutWord = ({ format: _format, ...report }: JsonObject): JsonObject => ({ ...report, year: 2020 });

  it('is examined by its own rows: one for all other outcomes (C1, C2, C3)', () => {
    for (const report of [trial, withoutWord(trial)]) {
      for (const rule of ['C1', 'C2', 'C3', 'C6'] as const)
        expect(found(report, rule)).toMatchObject([{ verdict: 'pass' }]);
      expect(verdictOf(report)).toBe('pass');
    }
    expect(decisive(raised(trial, { path: ['table3', 'other', 0] } as unknown as FormCell, 1))).toEqual([
      ['C2', 'T', 'naturalPerson', 'fail'],
      ['C3', '3.6', 'total', 'fail'],
    ]);
    expect(verdictOf(changed(trial, ['table3', 'other', 2], null))).toBe('notAssessable');
    expect(verdictOf(changed(trial, ['table3', 'other'], null))).toBe('notAssessable');
    expect(verdictOf(changed(trial, ['table3', 'other', 0], -1))).toBe('fail');
  });

  it('is not taken for the form where rows of 2021 have figures, or where the file says otherwise', () => {
    expect(verdictOf({ ...trial, format: '2021' })).toBe('notAssessable');
    expect(verdictOf({ ...suqian, format: '2019' })).toBe('pass');
    expect(verdictOf({ ...trial, format: '国办公开办函〔2019〕60号' })).toBe('pass');
    const { format: _format, ...unsaid } = trial;
    expect(verdictOf(unsaid)).toBe('notAssessable');
  });

  it('has no numbers in force to go on from (C7)', () => {
    expect(found(trial, 'C7')).toMatchObject([{ verdict: 'notAssessable' }]);
    const after = published('suqian-city-2024');
    const file = [after, { ...trial, body: after['body'], year: 2023 }];
    const [first] = examined(file);
    expect(
      first!.findings.filter(({ rule }) => rule === 'C7').every(({ verdict }) => verdict === 'notAssessable'),
    ).toBe(true);
    expect(first!.findings.filter(({ rule }) => rule === 'C5')).toMatchObject([{ verdict: 'pass' }]);
  });
});

describe('last year’s report in the same file', () => {
  const after = published('suqian-city-2024');
  const found = (rule: RuleId, ...file: JsonObject[]) =>
    examined(file)[0]!.findings.filter((finding) => finding.rule === rule);

  it('is evidence for what was carried over and in force (C5, C7)', () => {
    for (const rule of ['C5', 'C7', 'C13'] as const) {
      expect(found(rule, after, suqian)).toMatchObject([{ verdict: 'pass' }]);
    }
  });

  it('warns where it does not continue, and does not count (C5)', () => {
    const file = [after, changed(suqian, ['table3', 'carried_forward', 6], 120)];
    expect(found('C5', ...file)).toMatchObject([
      { verdict: 'fail', severity: 'warn', column: 'total', detail: { zh: '121 ≠ 120' } },
    ]);
    expect(examined(file)[0]!.verdict).toBe('pass');
  });

  it.each([
    ['of another body', [{ ...suqian, body: '云泽市' }]],
    ['of another year', [{ ...suqian, year: 2022 }]],
    ['twice, so that nobody knows which was the last', [suqian, { ...suqian, id: 'suqian-revised' }]],
  ])('is none when it is there %s', (_, others) => {
    expect(found('C5', after, ...others)).toMatchObject([
      { verdict: 'notAssessable', detail: { en: 'There is no report of last year' } },
    ]);
  });
});
