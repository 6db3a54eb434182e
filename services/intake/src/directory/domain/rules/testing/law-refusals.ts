import { expect } from '@jest/globals';
import type { RuleRow } from '@mingjian/contracts';
import { shippedRows } from '../../../../shipped-rules.js';
import type { RulesCommand, RulesRefusal } from '../index.js';

const codes = {
  classes: shippedRows('disclosureClasses').map((row) => row.class),
  topics: shippedRows('documentTopics').map(({ topic }) => topic),
  genres: shippedRows('documentGenres').map(({ genre }) => genre),
};
const common = {
  type: 'Announce',
  organ: null,
  validFrom: '2024-03-01',
  today: '2024-03-01',
  organStands: true,
  cityTerms: [],
  provisions: shippedRows('provisions').map(({ provision }) => provision),
  restedOn: [],
  catalogue: { known: codes, used: codes },
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

const steps = shippedRows('supervisionTerms');
const points = shippedRows('appraisalRules');
const held = shippedRows('nodeContents');
const classes = shippedRows('disclosureClasses');
const genres = shippedRows('documentGenres');
const periods = shippedRows('commentPeriods');
const topics = shippedRows('documentTopics');
const nodes = shippedRows('publicationNodes');
const catalogue = (rows: readonly RuleRow<'publicationNodes'>[]): RulesCommand => ({
  ...common,
  table: 'publicationNodes',
  rows,
});
const firstNode = (change: Partial<RuleRow<'publicationNodes'>>) =>
  catalogue([{ ...nodes[0]!, ...change }, ...nodes.slice(1)]);

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
  [
    'rules.catalogue.inUse',
    { ...common, table: 'disclosureClasses', rows: classes.filter((row) => row.class !== '20-7') },
    { missing: ['20-7'] },
  ],
  ['rules.catalogue.inUse', { ...common, table: 'documentGenres', rows: genres.slice(1) }, { missing: ['resolution'] }],
  [
    'rules.rows.twice',
    { ...common, table: 'commentPeriods', rows: [...periods, ...periods] },
    { twice: ['majorDecision'] },
  ],
  [
    'rules.topics.notInLevels',
    { ...common, table: 'documentTopics', rows: topics.filter(({ topic }) => topic !== '09') },
    { topics: ['09-01', '09-02', '09-03', '09-04', '09-05', '09-06'] },
  ],
  ['rules.rows.twice', catalogue([...nodes, nodes[0]!]), { twice: ['guide 02-01 null'] }],
  ['rules.rows.incomplete', catalogue(nodes.filter((row) => row.class !== '20-12')), { missing: ['20-12'] }],
  ['rules.nodes.unknownCode', firstNode({ class: '20-16', topic: '23' }), { codes: ['20-16', '23'] }],
  ['rules.nodes.updateUnclear', firstNode({ updateUnit: null }), { nodes: ['guide'] }],
  ['rules.nodes.updateUnclear', firstNode({ rhythm: 'longTerm' }), { nodes: ['guide'] }],
  [
    'rules.nodes.updateUnclear',
    catalogue(nodes.map((row) => (row.node === 'charges' ? { ...row, rhythm: 'periodic' } : row))),
    { nodes: ['charges'] },
  ],
  [
    'rules.nodes.contradict',
    catalogue([...nodes, { ...nodes[0]!, topic: '02', phase: 'before' }]),
    { nodes: ['guide'] },
  ],
  ['rules.nodes.contradict', catalogue([...nodes, { ...nodes[0]!, topic: '02', label: '别的' }]), { nodes: ['guide'] }],
  [
    'rules.rows.incomplete',
    { ...common, table: 'supervisionTerms', rows: steps.slice(1) },
    { missing: ['complaintAcceptance'] },
  ],
  ['rules.table.cityOnly', { ...common, table: 'supervisionTerms', rows: steps, organ: 'transport' }, {}],
  [
    'rules.rows.incomplete',
    { ...common, table: 'reviewTerms', rows: shippedRows('reviewTerms').slice(0, 1) },
    { missing: ['referral'] },
  ],
  ['rules.rows.twice', { ...common, table: 'nodeContents', rows: [...held, held[0]!] }, { twice: ['guide classes'] }],
  [
    'rules.rows.twice',
    { ...common, table: 'appraisalRules', rows: [...points, points[0]!] },
    { twice: ['publishedLate'] },
  ],
  ['rules.appraisal.notFullMarks', { ...common, table: 'appraisalRules', rows: points.slice(1) }, { total: 85 }],
  ['rules.tariff.riseUnclear', band(101, { rise: 5 }), { from: 101 }],
];
