import { describe, expect, it } from '@jest/globals';
import { applicantTypes, remedyKinds, resultCodes } from '@mingjian/contracts';
import {
  applicantColumns,
  remedyGroups,
  resultRows,
  table2Cells,
  table3Columns,
  table3Rows,
  table4Columns,
} from './form2021.js';

describe('the 2021 form', () => {
  it('has 10, 25 × 7 and 3 × 5 cells (Art 50, 30号, tables 2, 3 and 4)', () => {
    expect(table2Cells).toHaveLength(10);
    expect(table3Rows.length * table3Columns.length).toBe(175);
    expect(remedyGroups.length * table4Columns.length).toBe(15);
  });

  it('keeps the order of the field’s vocabulary (table 3)', () => {
    expect(resultRows).toEqual(resultCodes);
    expect(applicantColumns.map(({ code }) => code)).toEqual(applicantTypes);
    expect(remedyGroups.map(({ code }) => code)).toEqual(remedyKinds);
    expect(table3Rows.map(({ code }) => code)).toEqual(['N', 'P', ...resultCodes, 'T', 'F']);
  });
});
