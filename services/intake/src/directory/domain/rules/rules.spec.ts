import { describe, expect, it } from '@jest/globals';
import { termNames, type RuleRow } from '@mingjian/contracts';
import { given } from '@mingjian/core/testing';
import { lawRefusals } from './testing/law-refusals.js';
import { rules, rulesId, rulesRefusals, type RulesCommand, type RulesRefusal } from './index.js';

const setting: readonly string[] = ['correctionReply', 'internalHandling'];
const terms: readonly RuleRow<'terms'>[] = termNames.map((term) => ({
  term,
  workdays: term === 'correctionNotice' ? 7 : 20,
  basis: setting.includes(term) ? 'setting' : 'law',
  source: '条例',
}));
const withDays = (term: RuleRow<'terms'>['term'], workdays: number) =>
  terms.map((row) => (row.term === term ? { ...row, workdays } : row));

const common = {
  type: 'Announce',
  organ: null,
  validFrom: '2024-03-01',
  today: '2024-03-01',
  organStands: true,
  cityTerms: [],
  provisions: [],
  restedOn: [],
  catalogue: { known: { classes: [], topics: [], genres: [] }, used: { classes: [], topics: [], genres: [] } },
  isInForce: false,
} as const;
const announceTerms: RulesCommand = { ...common, table: 'terms', rows: terms };

const level = (number: number, role: RuleRow<'reviewLevels'>['role']): RuleRow<'reviewLevels'> => ({
  level: number,
  role,
  title: '审核',
  englishTitle: 'Review',
  urgent: true,
});
const levels = [level(1, 'sectionHead'), level(2, 'secrecyReviewer'), level(3, 'leader')];
const announceLevels: RulesCommand = { ...common, table: 'reviewLevels', rows: levels };
const own = (rows: readonly RuleRow<'terms'>[]): RulesCommand => ({
  ...common,
  table: 'terms',
  organ: 'transport',
  rows,
  cityTerms: terms,
});

describe('a rule table', () => {
  it('is announced version after version', () => {
    const first = given(rules)
      .when({ ...announceTerms, validFrom: '2019-05-15' })
      .events();
    expect(first).toMatchObject([{ data: { table: 'terms', organ: null, version: 1, validFrom: '2019-05-15' } }]);
    const second = given(rules, ...first).when({ ...announceTerms, validFrom: '2024-03-02' });
    expect(second.events()).toMatchObject([{ data: { version: 2 } }]);
  });

  it.each<RulesCommand>([
    announceLevels,
    { ...announceLevels, rows: [...levels, level(4, 'leader')] },
    { ...common, table: 'indexPattern', rows: [{ pattern: '{code}/{serial}' }] },
    {
      ...common,
      table: 'documentPattern',
      rows: [
        { document: 'registration', pattern: '{serial}' },
        { document: 'reply', pattern: '{serial}' },
      ],
    },
    {
      ...common,
      table: 'remedyOutcomes',
      rows: [
        { group: 'suit', finding: '撤销', outcome: 'corrected' },
        { group: 'reconsideration', finding: '撤销', outcome: 'corrected' },
      ],
    },
  ])('is accepted: $table', (command) => {
    expect(given(rules).when(command).events()).toHaveLength(1);
  });

  it('of an organ may bind the organ more tightly, and set what the law leaves open', () => {
    expect(
      given(rules)
        .when(own(withDays('reply', 15)))
        .events(),
    ).toHaveLength(1);
    expect(
      given(rules)
        .when(own(withDays('correctionReply', 30)))
        .events(),
    ).toHaveLength(1);
  });

  const refusals: [RulesRefusal, RulesCommand][] = [
    ['rules.organ.unknown', { ...announceTerms, organ: 'nowhere', organStands: false }],
    ['rules.rows.none', { ...announceTerms, rows: [] }],
    ['rules.rows.twice', { ...announceTerms, rows: [...terms, terms[0]!] }],
    ['rules.rows.incomplete', { ...announceTerms, rows: terms.slice(1) }],
    ['rules.terms.againstLaw', own(withDays('reply', 21))],
    ['rules.terms.againstLaw', own(withDays('consultation', 10))],
    ['rules.terms.againstLaw', own(withDays('feePayment', 30))],
    ['rules.levels.notInOrder', { ...announceLevels, rows: [...levels, level(5, 'leader')] }],
    ['rules.levels.notInOrder', { ...announceLevels, rows: [...levels, level(3, 'leader')] }],
    ['rules.levels.notAReviewer', { ...announceLevels, rows: [...levels, level(4, 'publisher')] }],
    [
      'rules.levels.skippedInHaste',
      { ...announceLevels, rows: levels.map((row) => ({ ...row, urgent: row.role !== 'secrecyReviewer' })) },
    ],
    ['rules.levels.missingDuty', { ...announceLevels, rows: [level(1, 'sectionHead'), level(2, 'leader')] }],
    [
      'rules.rows.incomplete',
      { ...common, table: 'documentPattern', rows: [{ document: 'reply', pattern: '{serial}' }] },
    ],
    [
      'rules.rows.twice',
      { ...common, table: 'indexPattern', rows: [{ pattern: '{serial}' }, { pattern: '{serial:2}' }] },
    ],
  ];

  it.each(refusals)('is refused with %s', (code, command) => {
    expect(given(rules).when(command).refusal().code).toBe(code);
  });

  it.each(lawRefusals)('is refused with %s, and where it is wrong', (code, command, facts) => {
    expect(given(rules).when(command).refusal()).toMatchObject({ code, facts });
  });

  it('has a refused case for every code', () => {
    const elsewhere = [...lawRefusals.map(([code]) => code), 'rules.validity.inThePast'];
    expect(new Set([...refusals.map(([code]) => code), ...elsewhere])).toEqual(new Set(Object.keys(rulesRefusals)));
  });

  it('never changes the past', () => {
    const history = given(rules).when(announceTerms).events();
    const late = { ...announceTerms, validFrom: '2024-02-29' };
    expect(
      given(rules, ...history)
        .when(late)
        .refusal().code,
    ).toBe('rules.validity.inThePast');
  });

  it('has no new version where nothing changes, so that a seed may be announced again', () => {
    const history = given(rules).when(announceTerms).events();
    const again = given(rules, ...history).when({ ...announceTerms, today: '2025-01-01', isInForce: true });
    expect(again.events()).toEqual([]);
  });

  it('has one stream for the city and one for each organ', () => {
    expect(rulesId('terms', null)).toBe('terms');
    expect(rulesId('terms', 'city')).toBe('terms-city');
  });
});
