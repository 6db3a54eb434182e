import { describe, expect, it } from '@jest/globals';
import { addWorkdays } from '@mingjian/calendar';
import fc from 'fast-check';
import { directoryOf, RuleMissing, type DirectoryEvent } from './index.js';
import { abolished, announced, established, given, grantId, term } from './testing/city.js';

/** city ⊃ transport ⊃ ports; city ⊃ housing. In 2025 transport becomes traffic and rails. */
const city: readonly DirectoryEvent[] = [
  established('city', null, { level: 'city' }),
  established('transport', 'city', { sections: [{ id: 'roads', name: '公路科' }] }),
  established('ports', 'transport'),
  established('housing', 'city'),
];
const reform: readonly DirectoryEvent[] = [
  established('traffic', 'city', { validFrom: '2025-01-01' }),
  established('rails', 'city', { validFrom: '2025-01-01' }),
  abolished('transport', ['traffic', 'rails'], '2025-01-01'),
];
const before = '2024-12-31';
const after = '2025-01-01';

describe('organs through time', () => {
  const directory = directoryOf([
    ...city,
    ...reform,
    {
      type: 'SectionOpened',
      data: { organ: 'housing', section: { id: 'rents', name: '租赁科' }, validFrom: '2024-06-01' },
    },
  ]);

  it('exist from their first day until the day they end, with the sections of the day', () => {
    expect(directory.organ('transport', '2019-12-31')).toBeUndefined();
    expect(directory.organ('transport', before)).toMatchObject({ sections: [{ id: 'roads' }] });
    expect(directory.organ('transport', after)).toBeUndefined();
    expect(directory.organ('transport')).toMatchObject({ validTo: after, successors: ['traffic', 'rails'] });
    expect(directory.organ('housing', '2024-05-31')?.sections).toEqual([]);
    expect(directory.organ('housing', '2024-06-01')?.sections).toHaveLength(1);
    expect(directory.organsOn(after).map(({ organ }) => organ)).toEqual([
      'city',
      'ports',
      'housing',
      'traffic',
      'rails',
    ]);
  });

  it('form a tree in which successors stand in the place of the ended', () => {
    expect(directory.ancestorsOf('ports', before)).toEqual(['transport', 'city']);
    expect(directory.ancestorsOf('ports', after)).toEqual(['traffic', 'rails', 'city']);
    expect(directory.childrenOf('city', before)).toEqual(['transport', 'housing']);
    expect(directory.childrenOf('traffic', after)).toEqual(['ports']);
  });

  it('hand their cases to their successors', () => {
    expect(directory.heirsOf('transport', before)).toEqual(['transport']);
    expect(directory.heirsOf('transport', after)).toEqual(['traffic', 'rails']);
    expect(directory.predecessorsOf('traffic', before)).toEqual([]);
    expect(directory.predecessorsOf('traffic', after)).toEqual(['transport']);
  });

  it('roll up with everything below and the organs whose cases were taken over', () => {
    expect(new Set(directory.subtreeOf('city', before))).toEqual(new Set(['city', 'transport', 'ports', 'housing']));
    expect(new Set(directory.subtreeOf('traffic', after))).toEqual(new Set(['traffic', 'ports', 'transport']));
    expect(new Set(directory.subtreeOf('city', after))).toEqual(
      new Set(['city', 'transport', 'ports', 'housing', 'traffic', 'rails']),
    );
  });

  it('end without heirs when they have no successor or succeed each other in a circle', () => {
    const circle = directoryOf([
      ...city,
      abolished('ports', ['housing'], after),
      abolished('housing', ['ports'], after),
    ]);
    expect(circle.heirsOf('ports', after)).toEqual([]);
    expect(directoryOf([...city, abolished('housing', [], after)]).heirsOf('housing', after)).toEqual([]);
  });
});

describe('people', () => {
  it('hold from the next event on what it changes, however often they were asked before', () => {
    const directory = directoryOf([...city, given(1)]);
    const validTo = () => directory.grantsOf('zhao').map((grant) => grant.validTo);
    expect([validTo(), validTo()]).toEqual([[null], [null]]);
    directory.apply([{ type: 'GrantRevoked', data: { grant: grantId(1), sub: 'zhao', validTo: '2030-09-01' } }]);
    expect(validTo()).toEqual(['2030-09-01']);
    directory.apply(reform);
    expect(validTo()).toEqual([after]);
  });

  it('hold what they were given until it is revoked', () => {
    const revoked: DirectoryEvent = {
      type: 'GrantRevoked',
      data: { grant: grantId(1), sub: 'zhao', validTo: '2024-09-01' },
    };
    const directory = directoryOf([...city, given(1), revoked]);
    expect(directory.grantsOf('zhao')).toMatchObject([{ grant: grantId(1), validTo: '2024-09-01' }]);
    expect(directory.holdersOf('leader', 'transport', '2024-08-31')).toHaveLength(1);
    expect(directory.holdersOf('leader', 'transport', '2024-09-01')).toEqual([]);
    expect(directory.grantsOf('nobody')).toEqual([]);
  });

  it('stand in for somebody no longer than that person holds the role', () => {
    const directory = directoryOf([
      ...city,
      given(1, { validTo: '2024-09-01' }),
      given(2, { sub: 'qian', deputyFor: 'zhao' }),
      given(3, { sub: 'sun', deputyFor: 'nobody' }),
    ]);
    expect(directory.grantsOf('qian')).toMatchObject([{ deputyFor: 'zhao', validTo: '2024-09-01' }]);
    expect(directory.grantsOf('sun')).toEqual([]);
  });

  it('hold nothing in an organ that has ended', () => {
    const directory = directoryOf([...city, ...reform, given(1)]);
    expect(directory.grantsOf('zhao')).toMatchObject([{ validTo: after }]);
  });

  it('act for an organ by its own grants and by those from above with the subtree, not by reading ones', () => {
    const directory = directoryOf([
      ...city,
      given(1),
      given(2, { sub: 'above', organ: 'city', scope: 'subtree' }),
      given(3, { sub: 'only-own', organ: 'city' }),
      given(4, { sub: 'reader', access: 'read' }),
      given(5, { sub: 'inspector', organ: 'city', scope: 'mandate' }),
      given(6, { sub: 'other-role', role: 'handler' }),
    ]);
    expect(directory.holdersOf('leader', 'transport', before).map(({ sub }) => sub)).toEqual(['zhao', 'above']);
  });
});

describe('law as versioned data', () => {
  const directory = directoryOf([
    ...city,
    announced('terms', [term('reply', 20), term('correctionReply', 15)]),
    announced('terms', [term('reply', 20), term('correctionReply', 10)], { version: 2, validFrom: '2024-07-01' }),
    announced('terms', [term('reply', 15)], { organ: 'housing' }),
    announced('reviewLevels', [
      { level: 2, role: 'leader', title: '分管领导', englishTitle: 'Leader' },
      { level: 1, role: 'sectionHead', title: '科室负责人', englishTitle: 'Section head' },
    ]),
    announced('indexPattern', [{ pattern: '{code}/{yyyy}-{serial:5}' }]),
    announced('documentPattern', [{ document: 'reply', pattern: '{abbr}公复〔{yyyy}〕{serial}号' }]),
    announced('remedyOutcomes', [{ group: 'suit', finding: '撤销' }], { organ: 'transport' }),
  ]);
  const { rules } = directory;

  it('is what was newest on the day, an organ’s own before the city’s', () => {
    expect(rules.termDays('correctionReply', 'transport', '2024-06-30')).toBe(15);
    expect(rules.termDays('correctionReply', 'transport', '2024-07-01')).toBe(10);
    expect(rules.termDays('reply', 'housing', '2024-07-01')).toBe(15);
    expect(rules.termDays('reply', null, '2024-07-01')).toBe(20);
    expect(rules.reviewLevels('transport', before).map(({ role }) => role)).toEqual(['sectionHead', 'leader']);
    expect(rules.indexPattern('transport', before)).toBe('{code}/{yyyy}-{serial:5}');
    expect(rules.documentPattern('reply', 'transport', before)).toContain('公复');
  });

  it('is pinned by table, owner and version', () => {
    expect(directory.pinsOn(['terms', 'reviewLevels'], 'housing', before)).toEqual({
      rules: 'reviewLevels@1 terms/housing@1',
    });
    expect(directory.pinsOn(['terms'], 'transport', before)).toEqual({ rules: 'terms@2' });
  });

  it('is found again by its pins, whatever is in force by now', () => {
    expect(rules.pinnedTable('terms', 'reviewLevels@1 terms@1')?.rows).toHaveLength(2);
    expect(rules.pinnedTable('terms', 'terms@2')?.validFrom).toBe('2024-07-01');
    expect(rules.pinnedTable('terms', 'terms/housing@1')).toMatchObject({ organ: 'housing', pin: 'terms/housing@1' });
    expect(rules.pinnedTable('reviewLevels', 'reviewLevels@1')?.rows).toHaveLength(2);
    for (const pins of ['', 'terms@3', 'terms/transport@1', 'reviewLevels@1', 'termsheet@1']) {
      expect([pins, rules.pinnedTable('terms', pins)]).toEqual([pins, undefined]);
    }
  });

  it('tells what holds from a day on, and what was announced last', () => {
    const versions = (on: string) => rules.versionsFrom('terms', null, on).map(({ version }) => version);
    expect([versions('2019-12-31'), versions('2024-06-30'), versions('2024-07-01')]).toEqual([[2, 1], [1, 2], [2]]);
    expect(rules.lastAnnounced('terms', null)).toMatchObject({ validFrom: '2024-07-01' });
    expect(rules.lastAnnounced('terms', 'transport')).toBeUndefined();
    expect(rules.rows('terms', 'housing', before)).toHaveLength(1);
    expect(() => rules.rows('feeTariff', null, before)).toThrow(RuleMissing);
  });

  it('is missing before the first day, for a term that nobody announced, and for a table that nobody did', () => {
    expect(rules.ruleTable('terms', 'transport', '2019-12-31')).toBeUndefined();
    expect(() => rules.termDays('reply', 'transport', '2019-12-31')).toThrow(RuleMissing);
    expect(() => rules.termDays('consultation', 'transport', before)).toThrow(RuleMissing);
    expect(() => rules.documentPattern('registration', null, before)).toThrow(RuleMissing);
  });

  it('harms only those who use a table that nobody understands', () => {
    expect(() => rules.ruleTable('remedyOutcomes', 'transport', before)).toThrow();
    expect(rules.termDays('reply', 'transport', before)).toBe(20);
  });

  it('counts with the newest approval of every year', () => {
    const approved = (version: number, daysOff: string[]): DirectoryEvent => ({
      type: 'CalendarApproved',
      data: { region: 'CN', year: 2024, version, daysOff, makeUpWorkdays: [], source: '通知' },
    });
    const first = directoryOf([approved(1, [])]);
    expect(addWorkdays(first.rules.calendar(), '2024-05-30', 2).due).toBe('2024-06-03');
    first.apply([approved(2, ['2024-06-03'])]);
    expect(addWorkdays(first.rules.calendar('CN'), '2024-05-30', 2)).toMatchObject({
      due: '2024-06-04',
      calendar: 'CN-2024.2',
    });
    expect(addWorkdays(first.rules.calendar('CN-XJ'), '2024-05-30', 2).provisional).toBe(true);
    expect(addWorkdays(first.rules.pinnedCalendar('CN-2024.1')!, '2024-05-30', 2).due).toBe('2024-06-03');
    expect(first.rules.pinnedCalendar(first.rules.calendarPin())).toEqual(first.rules.calendar());
    expect(first.rules.pinnedCalendar(first.rules.calendarPin('CN-XJ'))?.versions.size).toBe(0);
    for (const pin of ['CN-2024.3', 'CN-2024.1+2025.1', 'CN', ''])
      expect(first.rules.pinnedCalendar(pin)).toBeUndefined();
  });
});

describe('streams', () => {
  const streams: readonly (readonly DirectoryEvent[])[] = [
    [established('city', null)],
    [established('transport', 'city'), abolished('transport', ['traffic'], after)],
    [established('traffic', 'city', { validFrom: after })],
    [established('ports', 'transport')],
    [given(1), { type: 'GrantRevoked', data: { grant: grantId(1), sub: 'zhao', validTo: '2024-09-01' } }],
    [given(2, { sub: 'qian', deputyFor: 'zhao' })],
    [
      announced('terms', [term('reply', 20)]),
      announced('terms', [term('reply', 18)], { version: 2, validFrom: '2024-06-01' }),
    ],
    [announced('terms', [term('reply', 15)], { organ: 'ports' })],
  ];

  const answers = (events: readonly DirectoryEvent[]) => {
    const directory = directoryOf(events);
    return {
      ancestors: directory.ancestorsOf('ports', after),
      subtree: [...directory.subtreeOf('city', after)].sort(),
      zhao: directory.grantsOf('zhao'),
      qian: directory.grantsOf('qian'),
      terms: ['city', 'ports'].map((organ) => directory.rules.termDays('reply', organ, after)),
    };
  };

  it('give the same directory however they are interleaved', () => {
    const expected = answers(streams.flat());
    const order = fc.shuffledSubarray(
      streams.flatMap((stream, index) => stream.map(() => index)),
      { minLength: streams.flat().length },
    );
    fc.assert(
      fc.property(order, (indexes) => {
        const queues = streams.map((stream) => [...stream]);
        expect(answers(indexes.map((index) => queues[index]!.shift()!))).toEqual(expected);
      }),
    );
  });
});
