import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { newStream, readFrom } from '../testing/index.js';
import { openLog, type OpenedLog } from './testing/open-log.js';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../../../..');
const ROUNDS = 40;

describe('several processes on one log in Postgres', () => {
  let log: OpenedLog;

  beforeAll(async () => {
    for (const lib of ['core', 'postgres', 'event-store']) await node('tools/transpile.mjs', `libs/${lib}`);
    log = await openLog();
  }, 60_000);
  afterAll(() => log.close());

  it('write the same streams in opposite order without deadlock, and lose no acknowledged append', async () => {
    const streams = Array.from({ length: 10 }, newStream);
    const orders = [streams, streams.toReversed(), [...streams.slice(5), ...streams.slice(0, 5)]];
    const worker = 'libs/event-store/dist/postgres/testing/contending-writer.js';
    const printed = await Promise.all(orders.map((order) => node(worker, log.database.url, String(ROUNDS), ...order)));

    const acknowledged = printed.flatMap((text) => JSON.parse(text) as { id: string; sequence: number }[]);
    const events = await readFrom(log.store, 0);
    const idAt = new Map(events.map((event) => [event.sequence, event.id]));
    expect(acknowledged).toHaveLength(orders.length * streams.length * ROUNDS);
    for (const { id, sequence } of acknowledged) expect(idAt.get(sequence)).toBe(id);
    expect(events.map((event) => event.sequence)).toEqual(events.map((_, index) => index + 1));
    expect(events).toHaveLength((acknowledged.length * 3) / 2);
    for (const stream of streams) {
      const versions = events.filter((event) => event.stream === stream).map((event) => event.version);
      expect(versions).toEqual(versions.map((_, index) => index + 1));
    }
  }, 120_000);
});

const node = async (...args: readonly string[]): Promise<string> =>
  (await run(process.execPath, args, { cwd: root, maxBuffer: 64 * 1024 * 1024 })).stdout;
