import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ruleRowSchemas, type RuleTable } from '@mingjian/contracts';
import { given } from '@mingjian/core/testing';
import { rules, type RulesCommand } from './index.js';

const folder = new URL('../../../../seed/rules/', import.meta.url);
interface Seed {
  readonly table: RuleTable;
  readonly organ: null;
  readonly version: number;
  readonly validFrom: string;
  readonly note: string;
  readonly rows: readonly unknown[];
}
const seeds = readdirSync(folder).map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Seed);

describe('the seeded rule tables', () => {
  it('are one of each, in their first version, and say where they come from', () => {
    expect(seeds.map((seed) => seed.table).sort()).toEqual(Object.keys(ruleRowSchemas).sort());
    expect(seeds.filter((seed) => seed.version !== 1 || seed.organ !== null || seed.note === '')).toEqual([]);
  });

  it.each(seeds)('can be announced: $table', ({ table, organ, validFrom, rows }) => {
    const parsed = rows.map((row) => ruleRowSchemas[table].parse(row));
    const command = { type: 'Announce', table, organ, validFrom, rows: parsed, cityTerms: [] };
    const announce = { ...command, today: '2026-01-05', organStands: true } as unknown as RulesCommand;
    expect(given(rules).when(announce).events()).toHaveLength(1);
  });

  it('hold the terms of the Regulation', () => {
    const days = Object.fromEntries(
      seeds
        .find((seed) => seed.table === 'terms')!
        .rows.map((row) => ruleRowSchemas.terms.parse(row))
        .map(({ term, workdays }) => [term, workdays]),
    );
    expect(days).toMatchObject({ reply: 20, extension: 20, correctionNotice: 7, feePayment: 20, consultation: 15 });
  });
});
