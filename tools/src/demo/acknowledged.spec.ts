import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecordedEvent } from '@mingjian/event-store';
import { checkLogs, readAcknowledged, type ReadableLog } from './acknowledged.js';

/** The n-th event of a log whose commands make one event each in a stream of their own. */
const event = (sequence: number, changed: Partial<RecordedEvent> = {}): RecordedEvent => ({
  source: 'intake',
  sequence,
  recordedAt: new Date('2023-01-02T01:00:00.000Z'),
  stream: `application-${sequence}`,
  version: 1,
  id: `event-${sequence}`,
  type: 'cn.mingjian.intake.ApplicationSubmitted.v1',
  body: JSON.stringify({ command: { id: `command-${sequence}` } }),
  ...changed,
});
const logOf = (events: readonly RecordedEvent[]): ReadableLog => ({
  source: 'intake',
  read: async (after, limit) => events.filter(({ sequence }) => sequence > after).slice(0, limit),
});
const acknowledged = new Map([1, 2, 3].map((n) => [`command-${n}`, new Set([`event-${n}`])]));
const check = (...events: readonly RecordedEvent[]) => checkLogs(acknowledged, [logOf(events)]);

describe('the check of acknowledgements', () => {
  it('finds nothing where every event is there once, in place, others too', async () => {
    expect(await check(event(1), event(2), event(3), event(4))).toEqual({
      acknowledgedEvents: 3,
      recordedEvents: 4,
      missing: [],
      twice: [],
      gaps: [],
    });
  });

  it('finds an event that is lost, at the end and in between', async () => {
    expect(await check(event(1), event(2))).toMatchObject({ missing: ['event-3'], gaps: [] });
    expect(await check(event(1), event(3))).toMatchObject({ missing: ['event-2'], gaps: ['intake 2'] });
  });

  it('finds an event that is there twice', async () => {
    const again = event(4, { id: 'event-2' });
    expect(await check(event(1), event(2), event(3), again)).toMatchObject({ missing: [], twice: ['event-2'] });
  });

  it('finds a command that was carried out beyond its answer', async () => {
    const more = event(4, { stream: 'application-2', version: 2, body: event(2).body });
    expect(await check(event(1), event(2), event(3), more)).toMatchObject({
      missing: [],
      twice: ['event-4'],
      gaps: [],
    });
  });

  it('finds a stream that leaves out a version', async () => {
    const later = event(4, { stream: 'application-1', version: 3 });
    expect(await check(event(1), event(2), event(3), later)).toMatchObject({ gaps: ['application-1 3'] });
  });

  it('reads a log of several pages', async () => {
    const events = Array.from({ length: 2_500 }, (_, index) => event(index + 1));
    expect(await check(...events)).toMatchObject({ recordedEvents: 2_500, missing: [], twice: [], gaps: [] });
  });
});

describe('the file of acknowledgements', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mingjian-acknowledged-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('tells the events of accepted commands, and nothing of refused or unanswered ones or a torn line', async () => {
    const file = join(folder, 'acknowledgements.ndjson');
    const lines = [
      { sent: 'a', as: 'x', path: '/' },
      { answered: 'a', status: 201, body: { events: [{ id: 'event-1' }, { id: 'event-2' }] } },
      { answered: 'b', status: 409, body: { code: 'application.state' } },
      { sent: 'c', as: 'x', path: '/' },
    ].map((line) => JSON.stringify(line));
    await writeFile(file, `${lines.join('\n')}\n{"answered":"d","sta`);
    expect([...(await readAcknowledged(file))]).toEqual([['a', new Set(['event-1', 'event-2'])]]);
  });
});
