import { describe, expect, it } from '@jest/globals';
import type { RegisterEvent } from '@mingjian/contracts';
import { fold } from '@mingjian/core';
import { given } from '@mingjian/core/testing';
import { diffOf, entriesOn, register, type RecordEntry } from './register.js';

const power = { name: '公路用地许可', kind: 'licence', basis: '《公路法》', section: 'roads' } as const;
const record = (over: Partial<RecordEntry> = {}): RecordEntry => ({
  type: 'Record',
  register: 'powers',
  organ: 'transport',
  organStands: true,
  entry: 'XK-001',
  validFrom: '2026-01-01',
  fields: power,
  by: 'chen',
  ...over,
});
const after = (...commands: readonly RecordEntry[]): readonly RegisterEvent[] =>
  commands.reduce<readonly RegisterEvent[]>(
    (history, command) => [
      ...history,
      ...given(register, ...history)
        .when(command)
        .events(),
    ],
    [],
  );
const code = (history: readonly RecordEntry[], command: RecordEntry): string =>
  given(register, ...after(...history))
    .when(command)
    .refusal().code;

describe('a register', () => {
  const history = [
    record(),
    record({ entry: 'CF-001', fields: { ...power, name: '超限处罚', kind: 'penalty' } }),
    record({ validFrom: '2026-06-01', fields: { ...power, basis: '《公路法》修正' } }),
    record({ entry: 'CF-001', validFrom: '2026-07-01', fields: null }),
    record({ entry: 'JC-001', validFrom: '2026-08-01', fields: { ...power, kind: 'inspection' } }),
  ];

  it('numbers its versions and is what it was on every day (S16)', () => {
    const events = after(...history);
    expect(events.map(({ data }) => data.version)).toEqual([1, 2, 3, 4, 5]);
    const state = fold(register, events);
    expect([...entriesOn(state, '2025-12-31').keys()]).toEqual([]);
    expect([...entriesOn(state, '2026-01-01').keys()]).toEqual(['XK-001', 'CF-001']);
    expect(entriesOn(state, '2026-05-31').get('XK-001')).toMatchObject({ basis: '《公路法》' });
    expect([...entriesOn(state, '2026-12-31').keys()]).toEqual(['XK-001', 'JC-001']);
  });

  it('tells what changed between two days (S16)', () => {
    expect(diffOf(fold(register, after(...history)), '2026-01-01', '2026-12-31')).toMatchObject({
      added: [{ entry: 'JC-001' }],
      removed: [{ entry: 'CF-001', fields: { kind: 'penalty' } }],
      changed: [{ entry: 'XK-001', before: { basis: '《公路法》' }, after: { basis: '《公路法》修正' } }],
    });
    const same = diffOf(fold(register, after(...history)), '2026-02-01', '2026-03-01');
    expect(same).toEqual({ added: [], removed: [], changed: [] });
  });

  it('takes what fits its schema, in the order of effect, from an organ that exists', () => {
    expect(code([], record({ fields: { ...power, kind: 'lunch' } }))).toBe('register.entry.fields');
    expect(code([], record({ register: 'transfers' }))).toBe('register.entry.fields');
    expect(code([], record({ organStands: false }))).toBe('register.organ.unknown');
    expect(code([], record({ fields: null }))).toBe('register.entry.unknown');
    expect(code(history, record({ entry: 'CF-001', validFrom: '2026-09-01', fields: null }))).toBe(
      'register.entry.unknown',
    );
    expect(code(history, record({ validFrom: '2026-05-31' }))).toBe('register.entry.outOfOrder');
  });

  it.each(['constructor', '__proto__'])('takes an entry that is called %s', (entry) => {
    const state = fold(register, after(record({ entry }), record({ entry, validFrom: '2026-02-01', fields: null })));
    expect([...entriesOn(state, '2026-01-31').keys()]).toEqual([entry]);
    expect([...entriesOn(state, '2026-02-01').keys()]).toEqual([]);
  });

  it('has no new version where nothing changes', () => {
    expect(after(record(), record({ validFrom: '2026-03-01' }))).toHaveLength(1);
  });

  it.each([
    [
      'transfers (Art 25)',
      'transfers',
      { publication: '014/2026-00001', to: 'archive', receiver: '市档案馆', sentOn: '2026-03-02', receivedOn: null },
    ],
    [
      'submissions for record (S43)',
      'submissions',
      {
        publication: '014/2026-00001',
        superior: 'city',
        submittedOn: '2026-03-02',
        acknowledgedOn: '2026-03-05',
        number: '备〔2026〕7号',
      },
    ],
    [
      'public concerns (S22)',
      'concerns',
      {
        foundOn: '2026-03-02',
        medium: 'newMedia',
        level: 'major',
        assessedOn: '2026-03-02',
        answeredOn: null,
        answer: null,
      },
    ],
    [
      'results of motions (S18)',
      'motions',
      { kind: 'motion', year: 2026, number: '12', section: 'roads', answeredOn: null, publication: null },
    ],
    [
      'responsibilities (S16)',
      'responsibilities',
      { name: '许可办理', power: 'XK-001', basis: '《公路法》', section: 'roads' },
    ],
  ] as const)('keeps %s', (_, kind, fields) => {
    expect(after(record({ register: kind, fields }))).toMatchObject([{ data: { register: kind, fields } }]);
  });
});
