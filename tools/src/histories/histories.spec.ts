import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogue, decodeEnvelope, encodeEnvelope, sha256, type Envelope } from '@mingjian/contracts';
import { scenarios } from '@mingjian/intake-service/scenarios';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { definitions } from '../docs/http-api.js';
import { addHistory, HISTORIES, readHistories, readSums, type History } from './files.js';
import { recordHistory } from './record.js';
import { BrokenHistory, linesOf, replay } from './replay.js';

let histories: readonly History[];
beforeAll(async () => {
  histories = await readHistories(HISTORIES);
});

const historyOf = (path: string): History => histories.find((history) => history.path === path)!;
/** The history with one envelope changed. */
const tampered = ({ events }: History, line: number, change: (envelope: Envelope) => Envelope): string =>
  linesOf(events)
    .map((text, index) => (index === line - 1 ? encodeEnvelope(change(decodeEnvelope(text))) : text))
    .join('\n');

describe('recorded histories', () => {
  it('give the same states as ever (if a state rightly changed: node tools/run.mjs histories)', () => {
    for (const { path, aggregate, events, states } of histories) {
      expect({ path, states: replay(aggregate, events) }).toEqual({ path, states });
    }
  });

  it('are byte for byte those that were recorded', async () => {
    const sums = Object.fromEntries(await readSums(HISTORIES));
    expect(Object.fromEntries(histories.map(({ path, events }) => [path, sha256(events)]))).toEqual(sums);
  });

  it('tell of every aggregate and hold every event in every version', () => {
    const aggregates = definitions.flatMap(({ modules }) => modules).flatMap((module) => module.aggregates);
    const told = new Set(histories.map(({ aggregate }) => aggregate.name));
    for (const { name } of aggregates) expect(told).toContain(name);
    const types = histories.flatMap(({ events }) => linesOf(events).map((line) => decodeEnvelope(line).type));
    expect([...catalogue.keys()].filter((type) => !types.includes(type))).toEqual([]);
  });

  it('have ids that no other event has', () => {
    const ids = histories.flatMap(({ events }) => linesOf(events).map((line) => decodeEnvelope(line).id));
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('a tampered history', () => {
  it('gives other states when a fact was changed', () => {
    const history = historyOf('remedy/concluded');
    const forged = tampered(history, 2, (envelope) => ({ ...envelope, data: { ...envelope.data, outcome: 'upheld' } }));
    const states = replay(history.aggregate, forged);
    expect(states).toContain('"outcome":"upheld"');
    expect(states).not.toBe(history.states);
  });

  it('is refused wherever an event is missing, doubled or out of its order', () => {
    for (const { aggregate, events } of histories) {
      const lines = linesOf(events);
      // Without its last event a history is shorter, not broken: there the states differ.
      for (const index of lines.slice(0, -1).keys()) {
        const rest = lines.toSpliced(index, 1).join('\n');
        expect(() => replay(aggregate, rest)).toThrow(BrokenHistory);
        expect(() => replay(aggregate, [...lines, lines[index]].join('\n'))).toThrow(BrokenHistory);
      }
      expect(lines.length === 1 || replay(aggregate, lines.slice(0, -1).join('\n')) !== replay(aggregate, events)).toBe(
        true,
      );
    }
  });

  const forgeries: readonly [string, (envelope: Envelope) => Envelope, string][] = [
    ['a field too many', (it) => ({ ...it, data: { ...it.data, applicantName: 'x' } }), 'does not fit cn.mingjian.'],
    ['a field too few', (it) => ({ ...it, data: {} }), 'does not fit cn.mingjian.'],
    ['an unknown type', (it) => ({ ...it, type: 'cn.mingjian.intake.Nothing.v1' }), 'unknown'],
    [
      'the event of another aggregate',
      (it) => ({ ...it, type: 'cn.mingjian.intake.ItemWithdrawn.v1' }),
      'does not fit',
    ],
    ['another stream', (it) => ({ ...it, subject: 'remedy-2' }), 'belongs to remedy-2'],
    ['no actor', ({ actor: _, ...it }) => it as Envelope, 'is no envelope'],
  ];
  it.each(forgeries)('is refused with %s', (_, change, words) => {
    const history = historyOf('remedy/concluded');
    expect(() => replay(history.aggregate, tampered(history, 2, change))).toThrow(words);
  });

  it('is refused when the text is not canonical', () => {
    const { aggregate, events } = historyOf('remedy/concluded');
    expect(() => replay(aggregate, events.replace('{"actingFor"', '{ "actingFor"'))).toThrow('line 1 is not canonical');
  });
});

describe('recording', () => {
  const answered = scenarios[0]!;

  it('gives the same text from the same domain, in envelopes that replay', async () => {
    const history = await recordHistory(answered);
    expect(await recordHistory(answered)).toBe(history);
    expect(linesOf(replay(answered.aggregate, history))).toHaveLength(linesOf(history).length);
  });

  it('refuses a command that leaves no event, and says what became of it', async () => {
    const archived = { ...answered, commands: answered.commands.slice(1) };
    await expect(recordHistory(archived)).rejects.toThrow(/Register left no event: .*application\./);
  });

  it('never writes over a history', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mingjian-histories-'));
    try {
      const { events } = historyOf('remedy/concluded');
      await addHistory(folder, 'remedy/concluded', events);
      await expect(addHistory(folder, 'remedy/concluded', '')).rejects.toThrow('EEXIST');
      const [kept] = await readHistories(folder);
      expect(kept).toMatchObject({ path: 'remedy/concluded', events, states: null });
      expect((await readSums(folder)).get('remedy/concluded')).toBe(sha256(events));
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
