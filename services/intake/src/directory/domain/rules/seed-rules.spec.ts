import { describe, expect, it } from '@jest/globals';
import { channels, resultCodes, ruleRowSchemas, termNames } from '@mingjian/contracts';
import { given } from '@mingjian/core/testing';
import { shippedCatalogues, shippedRows, shippedTables, type ShippedTable } from '../../../shipped-rules.js';
import { rules, type RulesCommand } from './index.js';

const shipped = shippedTables();
const provisions = shippedRows('provisions').map(({ provision }) => provision);
const codes = {
  classes: shippedRows('disclosureClasses').map((row) => row.class),
  topics: shippedRows('documentTopics').map(({ topic }) => topic),
  genres: shippedRows('documentGenres').map(({ genre }) => genre),
};

const announce = ({ table, organ, validFrom, rows }: Omit<ShippedTable, 'note' | 'organ'> & { organ: string | null }) =>
  ({
    type: 'Announce',
    table,
    organ,
    validFrom,
    rows,
    cityTerms: [],
    provisions,
    restedOn: provisions,
    catalogue: { known: codes, used: codes },
    today: '2026-01-05',
    organStands: true,
    isInForce: false,
  }) as unknown as RulesCommand;

describe('the shipped rule tables', () => {
  it('are one of each, for the whole city, and say where they come from', () => {
    expect(shipped.map(({ table }) => table).sort()).toEqual(Object.keys(ruleRowSchemas).sort());
    expect(shipped.filter(({ organ, note }) => organ !== null || note === '')).toEqual([]);
    const law = shipped.filter(({ table }) => !['indexPattern', 'documentPattern', 'reviewLevels'].includes(table));
    for (const { table, rows } of law.filter((each) => each.table !== 'remedyOutcomes')) {
      expect({ table, sources: rows.filter((row) => !('source' in row) || row.source === '') }).toEqual({
        table,
        sources: [],
      });
    }
  });

  it.each(shipped)('can be announced in their order: $table', (table) => {
    expect(given(rules).when(announce(table)).events()).toHaveLength(1);
    const order = shipped.map((each) => each.table);
    expect(order.indexOf('provisions')).toBeLessThan(order.indexOf('resultBases'));
    for (const referredTo of ['disclosureClasses', 'documentGenres', 'documentTopics'] as const) {
      expect(order.indexOf(referredTo)).toBeLessThan(order.indexOf('publicationNodes'));
    }
  });

  it('hold the terms of the Regulation, in working days', () => {
    expect(
      Object.fromEntries(shippedRows('terms').map(({ term, workdays, basis }) => [term, [workdays, basis]])),
    ).toEqual({
      reply: [20, 'law'],
      extension: [20, 'law'],
      correctionNotice: [7, 'law'],
      correctionReply: [15, 'setting'],
      feePayment: [20, 'law'],
      consultation: [15, 'law'],
      publication: [20, 'law'],
      internalHandling: [10, 'setting'],
    });
    expect(
      shippedRows('terms')
        .map(({ term }) => term)
        .sort(),
    ).toEqual([...termNames].sort());
  });

  it('fix the date of receipt on every channel (Art 31)', () => {
    const bases = shippedRows('receiptBases').map(({ channel, basis }) => [channel, basis]);
    expect(bases.map(([channel]) => channel)).toEqual([...channels]);
    expect(Object.fromEntries(bases)).toEqual({
      counter: 'handedIn',
      signedMail: 'signed',
      ordinaryMail: 'confirmed',
      fax: 'confirmed',
      web: 'confirmed',
    });
  });

  it('have the special terms to publish', () => {
    const terms = shippedRows('publicationTerms').map(({ occasion, amount, unit, basis }) => [
      occasion,
      amount,
      unit,
      basis,
    ]);
    expect(terms).toEqual([
      ['changed', 15, 'workdays', 'setting'],
      ['licenceOrPenalty', 7, 'workdays', 'law'],
      ['penaltyRevoked', 3, 'workdays', 'law'],
      ['unitBudget', 20, 'days', 'law'],
      ['departmentBudget', 20, 'days', 'setting'],
      ['interpretation', 3, 'workdays', 'setting'],
      ['emergency', 24, 'hours', 'setting'],
      ['majorEmergency', 5, 'hours', 'law'],
    ]);
  });

  it('have the fifteen classes of Art 20 and the seven of Art 21, each with a node', () => {
    const numbered = (article: number, last: number) => Array.from({ length: last }, (_, n) => `${article}-${n + 1}`);
    expect(codes.classes).toEqual([...numbered(20, 15), ...numbered(21, 7)]);
    expect(new Set(shippedRows('publicationNodes').flatMap((row) => row.class ?? []))).toEqual(new Set(codes.classes));
  });

  it('have 22 topics at the top, and columns that say how old they may get where that is known', () => {
    expect(shippedRows('documentTopics').filter(({ parent }) => parent === null)).toHaveLength(22);
    const updated = shippedRows('publicationNodes').flatMap(({ node, updateEvery, updateUnit }) =>
      updateEvery === null ? [] : [`${node} ${updateEvery} ${updateUnit}`],
    );
    expect([...new Set(updated)]).toEqual([
      'guide 12 months',
      'procedures 12 months',
      'annual-report 12 months',
      'basis 6 months',
      'plans 6 months',
      'statistics 12 months',
      'finance 12 months',
      'news 2 weeks',
    ]);
  });

  it('leave an organ a catalogue of its own, of what it has and with nodes of its own (Art 22)', () => {
    const [services] = shippedRows('publicationNodes').filter(({ node }) => node === 'services');
    const rows = [
      services!,
      { ...services!, node: 'ferries', class: null, label: '渡口渡船', englishLabel: 'Ferries' },
    ];
    const own = { table: 'publicationNodes', organ: 'transport', validFrom: '2026-02-01', rows } as const;
    expect(given(rules).when(announce(own)).events()).toMatchObject([{ data: { organ: 'transport', rows } }]);
  });

  it('leave it to an organ whether a node is published before, during or after, and in which rhythm (S33, S45)', () => {
    const [services] = shippedRows('publicationNodes').filter(({ node }) => node === 'services');
    const node = (name: string, said: object) => ({ ...services!, node: name, class: null, ...said });
    const rows = [
      node('demolition-plans', { phase: 'before', rhythm: 'timely' }),
      node('demolition-progress', { phase: 'during', rhythm: 'periodic', updateEvery: 1, updateUnit: 'months' }),
      node('demolition-results', { phase: 'after', rhythm: 'longTerm' }),
    ];
    const own = { table: 'publicationNodes', organ: 'transport', validFrom: '2026-02-01', rows } as const;
    expect(given(rules).when(announce(own)).events()).toMatchObject([{ data: { organ: 'transport', rows } }]);
    expect(rows.map((row) => ruleRowSchemas.publicationNodes.parse(row))).toEqual(rows);
  });

  it.each([
    ['townships', '乡镇人民政府', 8, 'Art 21'],
    ['ten-categories', '交通运输局十类主动公开', 10, 'S1'],
    ['six-key-items', '六项重点公开', 6, 'S25'],
    ['five-project-groups', '五类项目', 6, 'S44: with demolition'],
  ])(
    'are joined by nodes that an organ may announce beside the city’s: %s, %s, %i nodes (%s)',
    (name, label, nodes) => {
      const shippedOnes = shippedCatalogues();
      const found = shippedOnes.find(({ catalogue }) => catalogue === name)!;
      expect(found.label).toBe(label);
      expect(new Set(found.rows.map(({ node }) => node)).size).toBe(nodes);
      const city = shippedRows('publicationNodes').filter(({ node }) => found.rows.every((row) => row.node !== node));
      const rows = [...city, ...found.rows];
      const own = { table: 'publicationNodes', organ: 'transport', validFrom: '2026-02-01', rows } as const;
      expect(given(rules).when(announce(own)).events()).toMatchObject([{ data: { organ: 'transport', rows } }]);
      expect(shippedOnes).toHaveLength(4);
    },
  );

  it('have the eight matters of Art 21 for townships in its words', () => {
    const { rows } = shippedCatalogues().find(({ catalogue }) => catalogue === 'townships')!;
    expect(rows.map((row) => row.label).join('、')).toBe(
      '贯彻落实农业农村政策、农田水利工程建设运营、农村土地承包经营权流转、宅基地使用情况审核、土地征收、房屋征收、筹资筹劳、社会救助',
    );
    expect(rows.flatMap((row) => row.class ?? [])).toEqual(['21-4', '21-5', '21-7']);
  });

  it('have, in those nodes, classes whose words they share or narrow', () => {
    const classes = Object.fromEntries(
      shippedCatalogues().map(({ catalogue, rows }) => [catalogue, rows.map((row) => row.class)]),
    );
    expect(classes).toMatchObject({
      'ten-categories': ['20-3', '20-1', '20-2', '20-5', '20-8', '20-10', '20-9', '20-6', null, null],
      'six-key-items': [null, null, '20-7', '20-1', '20-2', '20-2'],
      'five-project-groups': ['21-1', '21-1', '21-2', '21-1', '21-1', '21-5'],
    });
  });

  it('use every provision, and give each of the 21 results what it rests on', () => {
    const bases = shippedRows('resultBases');
    expect(new Set(bases.flatMap(({ provision }) => provision ?? []))).toEqual(new Set(provisions));
    const table = resultCodes.map((code) => {
      const rows = bases.filter(({ result }) => result === code);
      return [code, rows.map(({ provision }) => provision), rows.flatMap(({ needs }) => needs ?? [])];
    });
    const withheld = ['14-1', '14-2', '14-3', '15-1', '15-2', '16-1', '16-2', '16-3'];
    const partlyNeeds = [
      'objectionSettled',
      ...Array(2).fill('thirdPartyHeard'),
      ...Array(3).fill('discretionRecorded'),
    ];
    expect(table).toEqual([
      ['3.1', ['36-1', '36-2'], ['objectionSettled']],
      ['3.2', ['37', ...withheld], partlyNeeds],
      ['3.3.1', ['14-1'], []],
      ['3.3.2', ['14-2'], []],
      ['3.3.3', ['14-3'], []],
      ['3.3.4', ['15-1', '15-2'], ['thirdPartyHeard', 'thirdPartyHeard']],
      ['3.3.5', ['16-1'], ['discretionRecorded']],
      ['3.3.6', ['16-2'], ['discretionRecorded']],
      ['3.3.7', ['16-3'], ['discretionRecorded']],
      ['3.3.8', ['36-7'], []],
      ['3.4.1', ['36-4', '36-5'], ['searchedInVain']],
      ['3.4.2', ['38'], []],
      ['3.4.3', ['30'], ['correctionReceived']],
      ['3.5.1', ['39-1'], []],
      ['3.5.2', ['36-6'], ['answeredBefore']],
      ['3.5.3', ['39-2'], []],
      ['3.5.4', ['35'], ['reasonsWanting']],
      ['3.5.5', [null], []],
      ['3.6.1', ['30'], []],
      ['3.6.2', ['42'], []],
      ['3.6.3', [null], []],
    ]);
  });
});
