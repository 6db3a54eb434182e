import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { reportsIn, UnreadableReports } from './file.js';
import { columnNameInFile, formCells, rowNameInFile } from './form.js';
import { repeatedKey } from './repeated-key.js';

const one = { body: '云泽市', year: 2024, table3: {} };
const other = { id: 'yunze-2023', body: '云泽市', year: 2023 };
const idsIn = (document: unknown) => reportsIn(JSON.stringify(document)).map(({ id }) => id);

describe('a file of published reports', () => {
  it.each<[string, unknown, readonly string[]]>([
    ['one report', one, ['云泽市 2024']],
    ['one report without any table', other, ['yunze-2023']],
    ['a list', [one, other], ['云泽市 2024', 'yunze-2023']],
    [
      'a list under “reports” beside remarks',
      { _meta: {}, reports: [one, other], fees: {} },
      ['云泽市 2024', 'yunze-2023'],
    ],
    ['keys under “reports”', { reports: { first: one, second: other } }, ['first', 'yunze-2023']],
    ['one report under “reports”', { reports: one }, ['云泽市 2024']],
    ['keys', { _meta: {}, first: one, second: other }, ['first', 'yunze-2023']],
    ['reports that nothing names', [{ table3: {} }, { table4: {} }], ['#1', '#2']],
  ])('has %s', (_, document, ids) => {
    expect(idsIn(document)).toEqual(ids);
  });

  it('may begin with the mark that editors on Windows write', () => {
    expect(reportsIn(`\uFEFF${JSON.stringify(one)}`)).toHaveLength(1);
  });

  it.each<[string, string, RegExp, RegExp]>([
    ['no JSON', '{"body"', /不是 JSON/, /not JSON/],
    ['nothing', '', /不是 JSON/, /not JSON/],
    ['a number', '12', /没有年报/, /no report in the file/],
    ['something else', '{"name": "mingjian"}', /没有年报/, /no report in the file/],
    ['an empty list', '{"reports": []}', /没有年报/, /no report in the file/],
    ['a list with something else in it', JSON.stringify([one, 7]), /第 2 项 不是年报/, /entry 2 is not a report/],
    ['a key with something else', JSON.stringify({ one, two: [] }), /two 不是年报/, /two is not a report/],
    ['a row twice', '{"table3": {"granted": [], "granted": []}}', /“granted”出现两次/, /"granted" stands twice/],
  ])('is refused in Chinese and English when it has %s', (_, text, zh, en) => {
    expect(() => reportsIn(text)).toThrow(UnreadableReports);
    expect(() => reportsIn(text)).toThrow(zh);
    expect(() => reportsIn(text)).toThrow(en);
  });
});

describe('a key that stands twice', () => {
  it('is found wherever it is, however it is written', () => {
    expect(repeatedKey('{"a": [{"b": 1, "\\u0062" : 2}]}')).toBe('b');
    expect(repeatedKey('{"a": {"b": {}}, "b": "}", "c": ["a", "a"]}')).toBeUndefined();
  });

  it('is never found in what was written from a document', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.boolean(), (value, spaced) => {
        expect(repeatedKey(JSON.stringify(value, null, spaced ? 2 : 0))).toBeUndefined();
      }),
    );
  });
});

describe('the form in a file', () => {
  it('has 10 + 175 + 15 cells, each at a place of its own', () => {
    expect([2, 3, 4].map((table) => formCells.filter((cell) => cell.table === table).length)).toEqual([10, 175, 15]);
    expect(new Set(formCells.map(({ path }) => path.join('.'))).size).toBe(200);
    expect(new Set(formCells.map(({ row, column }) => `${row} ${column}`)).size).toBe(200);
  });

  it.each([
    ['3.4.1', 'otherOrganization', 'unable_not_held', 'other_org'],
    ['suitDirect', 'upheld', 'litigation_direct', 'maintained'],
    ['suitDirect', 'other', 'litigation_direct', 'other'],
    ['normativeDocuments', 'inForce', 'normative_documents', 'in_force'],
    ['adminFees', 'tenThousandYuan', 'admin_fees_10k_cny', null],
    ['suits', 'total', 'suits', 'total'],
  ])('calls %s, %s by the names of the file', (row, column, rowName, columnName) => {
    expect([rowNameInFile(row), columnNameInFile(column)]).toEqual([rowName, columnName]);
  });
});
