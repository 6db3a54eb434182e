import { describe, expect, it } from '@jest/globals';
import { ruleRowSchemas, type RuleTable } from '@mingjian/contracts';
import { shippedTables } from '@mingjian/intake-service/shipped-rules';
import { mutantsOf, mutated, NOTES, untouched } from './mutants.js';

const textsOf = (table: RuleTable, rows: readonly Readonly<Record<string, unknown>>[]) =>
  mutantsOf(table, '2019-12-31', rows).map(({ text }) => text);

describe('the mutants of a rule table', () => {
  it('change numbers by one, enumerations to each other member, remove rows and move the first day, but no notes', () => {
    const row = { channel: 'web', basis: 'confirmed', source: '第三十一条' };
    expect(textsOf('receiptBases', [row])).toEqual([
      ...['counter', 'signedMail', 'ordinaryMail', 'fax'].map((channel) => `web confirmed: channel web → ${channel}`),
      ...['handedIn', 'signed'].map((basis) => `web confirmed: basis confirmed → ${basis}`),
      'web confirmed: removed',
      'first day 2019-12-31 → 2020-01-01',
    ]);
  });

  it('put null for a value and a value for null', () => {
    const rows = [
      { schedule: 'byItem', from: 1, to: 10, yuan: 0, rise: 0, every: null, source: 'x' },
      { schedule: 'byItem', from: 11, to: null, yuan: 100, rise: 100, every: 10, source: 'x' },
    ];
    const texts = textsOf('feeTariff', rows).map((text) => text.replace(/^.*?: /, ''));
    expect(texts).toEqual(expect.arrayContaining(['to 10 → null', 'to null → 10', 'every null → 10', 'every 10 → 11']));
    // Below what a version of the table may hold.
    expect(texts).not.toContain('yuan 0 → -1');
  });

  it('lengthen a text by what its shape takes, where there is no other to put in its place', () => {
    const row = { matter: 'majorDecision', label: 'x', englishLabel: 'x', days: 30, basis: 'law', source: 'x' };
    expect(textsOf('commentPeriods', [row])).toContain('majorDecision 30 law: matter majorDecision → majorDecisionx');
  });

  it('touch every datum of every shipped table, each with rows that a version could have', () => {
    for (const { table, validFrom, rows } of shippedTables()) {
      const touched = new Set<string>();
      for (const { mutation } of mutantsOf(table, validFrom, rows)) {
        const after = mutated(rows, mutation);
        expect(after.every((row) => ruleRowSchemas[table].safeParse(row).success)).toBe(true);
        if (mutation.kind === 'validFrom') continue;
        expect(after).not.toEqual(rows);
        if (mutation.kind === 'change') touched.add(`${mutation.row} ${mutation.column}`);
      }
      const data = rows.flatMap((row, index) =>
        Object.keys(row)
          .filter((column) => !NOTES.has(column))
          .map((column) => `${index} ${column}`),
      );
      expect([...touched].toSorted()).toEqual(data.toSorted());
    }
  });

  it('leave the table as it is in the run that has to be green', () => {
    const { table, rows } = shippedTables()[0]!;
    expect(mutated(rows, untouched(table).mutation)).toBe(rows);
  });
});
