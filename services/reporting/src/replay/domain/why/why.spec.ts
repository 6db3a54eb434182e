import { describe, expect, it } from '@jest/globals';
import { testCalendar } from '@mingjian/calendar/testing';
import { decodeEnvelope, upcast, type RuleRow, type RuleTable } from '@mingjian/contracts';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { lives, type Step } from '../index.js';
import { reckon, type LawOf, type Reckoning } from './index.js';

const root = (path: string): string => fileURLToPath(new URL(`../../../../../../${path}`, import.meta.url));
const HISTORIES = 'test/histories';

const historyOf = (kind: 'application' | 'item', name: string): readonly Step[] =>
  readFileSync(root(`${HISTORIES}/${kind}/${name}.events.ndjson`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line, index) => {
      const envelope = decodeEnvelope(line);
      return {
        ...{ source: 'intake', sequence: index + 1, recordedAt: envelope.time, version: index + 1 },
        ...upcast(envelope.type, envelope.data),
        ...{ occurredOn: envelope.occurredOn, entry: envelope.entry, actor: envelope.actor },
        ...{ actingFor: envelope.actingFor, pins: envelope.pins },
      };
    });

/** The shipped law: what the recorded histories were made with, although they pin nothing. */
const shipped = new Map(
  readdirSync(root('services/intake/seed/rules')).map((file) => {
    const { table, rows } = JSON.parse(readFileSync(root(`services/intake/seed/rules/${file}`), 'utf8')) as {
      readonly table: RuleTable;
      readonly rows: readonly unknown[];
    };
    return [table, rows];
  }),
);
const law: LawOf = () => ({
  calendar: testCalendar(),
  rows: <Table extends RuleTable>(table: Table) => shipped.get(table) as readonly RuleRow<Table>[] | undefined,
});

const namesOf = (kind: string): readonly string[] =>
  readdirSync(root(`${HISTORIES}/${kind}`)).flatMap((file) => /^(.*)\.events\.ndjson$/.exec(file)?.[1] ?? []);

const all = (['application', 'item'] as const).flatMap((kind) =>
  namesOf(kind).map((name) => ({ kind, name, reckonings: reckon(lives[kind], historyOf(kind, name), [], law) })),
);

describe('why a date, a fee or a decision is what it is', () => {
  it('is reckoned again for every recorded history, with the answer of the service that decided', () => {
    const disagreeing = all.flatMap(({ kind, name, reckonings }) =>
      reckonings
        .filter(({ agrees }) => agrees !== true)
        .map(({ of, step, recorded, recomputed }) => ({ kind, name, of, step: step.name, recorded, recomputed })),
    );
    const found = new Map<string, number>();
    for (const { of } of all.flatMap(({ reckonings }) => reckonings)) found.set(of, (found.get(of) ?? 0) + 1);
    // Recorded under other law than the release ships, which they do not pin: shown to disagree, as they must be.
    expect(new Set(disagreeing.map(({ kind, name, of }) => `${kind} ${name} ${of}`))).toEqual(
      new Set([
        'application answered mayBeGiven',
        'application over-the-years-end term',
        'item penalty-revoked publishBy',
        'item revised-and-taken-down publishBy',
      ]),
    );
    for (const name of ['term', 'replyBy', 'payBy', 'answerBy', 'publishBy', 'amountYuan', 'mayBeGiven', 'decision'])
      expect([name, (found.get(name) ?? 0) > 0]).toEqual([name, true]);
  });

  const answered = () => reckon(lives.application, historyOf('application', 'answered'), [], law);
  const one = (reckonings: readonly Reckoning[], of: string): Reckoning => reckonings.find((each) => each.of === of)!;

  it('explains every day of a term, counted or skipped (Art 33)', () => {
    const { days, recorded, restsOn } = one(answered(), 'term');
    expect(restsOn).toEqual([{ table: 'terms', row: expect.objectContaining({ term: 'reply', workdays: 20 }) }]);
    expect(days!.counted).toHaveLength(20);
    expect(days!.counted.at(-1)!.date).toBe((recorded as { readonly due: string }).due);
    expect(days!.skipped[0]).toMatchObject({ reason: 'start' });
  });

  it('shows what was recorded otherwise than the pinned law says, and hides nothing', () => {
    const steps = historyOf('application', 'answered').map((step) =>
      step.name === 'ApplicationRegistered'
        ? { ...step, data: { ...step.data, term: { ...(step.data['term'] as object), due: '2026-03-31' } } }
        : step,
    );
    const found = one(reckon(lives.application, steps, [], law), 'term');
    expect(found).toMatchObject({ agrees: false, recorded: { due: '2026-03-31' }, recomputed: { due: '2026-03-30' } });
  });

  it('follows from the pinned versions alone: what pins nothing cannot be reckoned again, and is not said to agree', () => {
    const nothing: LawOf = () => ({ calendar: undefined, rows: () => undefined });
    const reckonings = reckon(lives.application, historyOf('application', 'answered'), [], nothing);
    expect(one(reckonings, 'term')).toMatchObject({ agrees: null, recomputed: null });
    expect(one(reckonings, 'mayBeGiven')).toMatchObject({ agrees: null });
    const stricter: LawOf = (pins) => ({
      ...law(pins),
      rows: <Table extends RuleTable>(table: Table) =>
        table === 'terms'
          ? (shipped.get('terms')!.map((row) => ({ ...(row as RuleRow<'terms'>), workdays: 15 })) as never)
          : (law(pins).rows(table) as never),
    });
    expect(one(reckon(lives.application, historyOf('application', 'answered'), [], stricter), 'term').agrees).toBe(
      false,
    );
  });

  it('names the steps that a decision follows from, and the rows of its result', () => {
    const decision = one(answered(), 'decision');
    expect(decision.follows!.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['ApplicationRegistered', 'ReplyProposed']),
    );
    expect(decision.restsOn.length).toBeGreaterThan(0);
    for (const { row } of decision.restsOn)
      expect(row).toMatchObject({ result: (decision.recorded as { result: string }).result });
  });
});
