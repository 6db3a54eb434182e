import { describe, expect, it } from '@jest/globals';
import type { RegisterEvent, RegisterFields } from '@mingjian/contracts';
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

  const task = { year: 2026, task: '清单', lead: '办公室', cooperating: null, dueOn: '2026-06-30' };
  const elements = { duty: '公路科', procedure: '受理', standard: '条件', timeLimit: '二十日', result: '决定书' };
  const whole = {
    tasks: { ...task, completedOn: null, evidence: null },
    services: { name: '公路用地许可', basis: '《公路法》', ...elements, section: 'roads' },
    surveys: { theme: 'content', from: '2026-05-01', to: '2026-05-31', answers: 320, satisfied: 320 },
  } as const;

  it.each<[string, keyof typeof whole, RegisterFields]>([
    ['a task that is done without evidence (S17)', 'tasks', { completedOn: '2026-06-01' }],
    ['evidence of a task that is not done', 'tasks', { evidence: '报告' }],
    ['a service without one of its six elements (S37)', 'services', { result: '' }],
    ['more satisfied people than answered', 'surveys', { satisfied: 321 }],
  ])('does not take %s', (_, kind, change) => {
    expect(after(record({ register: kind, fields: whole[kind] }))).toHaveLength(1);
    expect(code([], record({ register: kind, fields: { ...whole[kind], ...change } }))).toBe('register.entry.fields');
  });

  it('takes the statistics of a year by category where they add up, and not where they do not (example 7, S36)', () => {
    const categories = {
      工作动态类: 550,
      '行政职能、政策法规及规范性文件类': 66,
      '行政许可、办事指南、办事流程类': 80,
      质量监督及应急安全类: 89,
      工程招投标及重点交通项目类: 90,
      '交通路政执法、运输管理类': 105,
    };
    const statistics = (fields: RegisterFields) => record({ register: 'categoryStatistics', entry: '2021', fields });
    const fields = { year: 2021, total: 980, ...categories };
    expect(after(statistics(fields))).toMatchObject([{ data: { fields } }]);
    const refusal = given(register)
      .when(statistics({ ...fields, total: 981 }))
      .refusal();
    expect(refusal).toMatchObject({ code: 'register.entry.fields', facts: { fields: ['total'] } });
    expect(code([], statistics({ ...fields, 工作动态类: 551 }))).toBe('register.entry.fields');
    expect(code([], statistics({ ...fields, 工作动态类: '五百五十' }))).toBe('register.entry.fields');
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
    [
      'training (Art 48)',
      'trainings',
      {
        ...{ subject: '依申请公开答复规范', heldOn: '2026-04-02', hours: 3.5, attendees: 42 },
        ...{ section: 'roads', evidence: '签到表' },
      },
    ],
    [
      'leading groups by post (S7, S40)',
      'leadingGroups',
      { role: 'head', post: '局长', section: null, basis: '云交发〔2026〕1号' },
    ],
    [
      'tasks with lead and co-operating units (S17)',
      'tasks',
      {
        ...{ year: 2026, task: '权力和责任清单', lead: '办公室、行政审批办', cooperating: '执法支队' },
        ...{ dueOn: '2026-06-30', completedOn: null, evidence: null },
      },
    ],
    [
      'targets of several years (S11)',
      'targets',
      { target: '主动公开事项数', fromYear: 2026, toYear: 2028, goal: 1200, reached: 980, unit: '条' },
    ],
    [
      'services with their six elements (S37)',
      'services',
      {
        ...{ name: '公路用地许可', basis: '《公路法》', duty: '公路管理科', procedure: '受理、审查、决定' },
        ...{ standard: '许可条件', timeLimit: '二十日', result: '许可决定书', section: 'roads' },
      },
    ],
    [
      'surveys of the public by theme (Art 46, S46)',
      'surveys',
      { theme: 'satisfaction', from: '2026-05-01', to: '2026-05-31', answers: 320, satisfied: 290 },
    ],
    [
      'where the public turns to (S42)',
      'supervisionContacts',
      { kind: 'mailbox', contact: '局机关一楼大厅', hours: null },
    ],
    [
      'recognition of organs, sections and posts (S10)',
      'recognitions',
      { year: 2026, to: 'section', recipient: '公路科', reason: '答复规范', basis: '云交发〔2026〕9号' },
    ],
  ] as const)('keeps %s', (_, kind, fields) => {
    expect(after(record({ register: kind, fields }))).toMatchObject([{ data: { register: kind, fields } }]);
  });
});
