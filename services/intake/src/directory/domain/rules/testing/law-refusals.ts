import { expect } from '@jest/globals';
import type { RuleRow } from '@mingjian/contracts';
import { shippedRows } from '../../../../shipped-rules.js';
import type { RulesCommand, RulesRefusal } from '../index.js';

const common = {
  type: 'Announce',
  organ: null,
  validFrom: '2024-03-01',
  today: '2024-03-01',
  organStands: true,
  cityTerms: [],
  provisions: shippedRows('provisions').map(({ provision }) => provision),
  restedOn: [],
  isInForce: false,
} as const;

const bases = shippedRows('resultBases');
const results = (rows: readonly RuleRow<'resultBases'>[]): RulesCommand => ({ ...common, table: 'resultBases', rows });
const changed = (result: string, change: Partial<RuleRow<'resultBases'>>) =>
  results(bases.map((row) => (row.result === result ? { ...row, ...change } : row)));

const bands = shippedRows('feeTariff');
const tariff = (rows: readonly RuleRow<'feeTariff'>[]): RulesCommand => ({ ...common, table: 'feeTariff', rows });
const band = (from: number, change: Partial<RuleRow<'feeTariff'>>) =>
  tariff(bands.map((row) => (row.schedule === 'byVolume' && row.from === from ? { ...row, ...change } : row)));

const provisions = shippedRows('provisions');
const receipt = shippedRows('receiptBases');
const special = shippedRows('publicationTerms');
const words = shippedRows('letterTexts');
const remedies = shippedRows('remedies');

/** The shipped tables, each with one thing wrong, and what the refusal says of it. */
export const lawRefusals: readonly [RulesRefusal, RulesCommand, Readonly<Record<string, unknown>>][] = [
  ['rules.table.cityOnly', { ...tariff(bands), organ: 'transport' }, { table: 'feeTariff' }],
  ['rules.rows.incomplete', results(bases.filter(({ result }) => result !== '3.3.2')), { missing: ['3.3.2'] }],
  ['rules.rows.twice', results([...bases, bases[0]!]), { twice: ['3.1 36-1 null'] }],
  ['rules.provisions.unknown', changed('3.4.2', { provision: '99' }), { provisions: ['99'] }],
  ['rules.results.withAndWithout', results([...bases, { ...bases.at(-1)!, provision: '30' }]), { results: ['3.6.3'] }],
  ['rules.results.lapseNeeds', changed('3.6.1', { needs: 'searchedInVain' }), { results: ['3.6.1'] }],
  [
    'rules.provisions.inUse',
    { ...common, table: 'provisions', rows: provisions.slice(1), restedOn: ['14-1', '14-2'] },
    { missing: ['14-1'] },
  ],
  ['rules.rows.twice', { ...common, table: 'provisions', rows: [...provisions, provisions[0]!] }, { twice: ['14-1'] }],
  [
    'rules.rows.twice',
    { ...common, table: 'publicationTerms', rows: [...special, special[0]!] },
    { twice: ['changed'] },
  ],
  ['rules.rows.incomplete', { ...common, table: 'receiptBases', rows: receipt.slice(1) }, { missing: ['counter'] }],
  ['rules.rows.twice', { ...common, table: 'receiptBases', rows: [...receipt, receipt[0]!] }, { twice: ['counter'] }],
  ['rules.rows.incomplete', tariff(bands.filter(({ schedule }) => schedule === 'byItem')), { missing: ['byVolume'] }],
  [
    'rules.rows.incomplete',
    { ...common, table: 'letterTexts', rows: words.slice(1) },
    { missing: ['applicationForm.title'] },
  ],
  [
    'rules.letters.partUnknown',
    { ...common, table: 'letterTexts', rows: [...words, { ...words[0]!, part: 'toString' }] },
    { parts: ['applicationForm.toString'] },
  ],
  [
    'rules.letters.blankUnknown',
    { ...common, table: 'letterTexts', rows: words.map((row) => ({ ...row, text: `${row.text}{name}` })) },
    { blanks: expect.arrayContaining(['extensionNotice.body {name}']) },
  ],
  // A refusal without a remedy from some day on would tell the applicant nothing.
  [
    'rules.rows.incomplete',
    { ...common, table: 'remedies', rows: remedies.filter(({ result }) => result !== '3.3.8') },
    { missing: ['3.3.8'] },
  ],
  [
    'rules.rows.incomplete',
    { ...common, table: 'remedies', rows: remedies.map((row) => ({ ...row, since: '2025-01-01' })).slice(0, 1) },
    { missing: expect.arrayContaining(['3.1', '3.2']) },
  ],
  [
    'rules.rows.twice',
    { ...common, table: 'remedies', rows: [...remedies, remedies[0]!] },
    { twice: ['3.1 2019-05-15'] },
  ],
  ['rules.tariff.bandsNotInOrder', band(1, { from: 2 }), { schedule: 'byVolume', from: 2 }],
  ['rules.tariff.bandsNotInOrder', band(31, { to: 101 }), { from: 101 }],
  ['rules.tariff.bandsNotInOrder', band(31, { to: 99 }), { from: 101 }],
  ['rules.tariff.bandsNotInOrder', band(31, { to: null }), { from: 31 }],
  ['rules.tariff.bandsNotInOrder', band(201, { to: 300 }), { from: 201 }],
  ['rules.tariff.ratesFall', band(101, { yuan: 9 }), { from: 101 }],
  ['rules.tariff.ratesFall', band(31, { rise: 2, every: 5 }), { from: 101 }],
  ['rules.tariff.riseUnclear', band(101, { rise: 5 }), { from: 101 }],
];
