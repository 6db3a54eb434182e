import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { StoreUnavailable, type EventStore } from '../port.js';
import { newAppend, newCommand, newEvent, newEvents, newStream, readFrom } from '../testing/index.js';
import { clearNumbering } from './index.js';
import { startServerDouble, type ServerDouble } from './testing/index.js';
import { openKurrentLog, type OpenedKurrentLog } from './testing/open-log.js';

jest.setTimeout(60_000);

/** What EventStoreDB and its client do to whoever is not careful: each is set here on purpose, on a double of the server. */
describe('the store on a double of EventStoreDB', () => {
  let server: ServerDouble;
  let log: OpenedKurrentLog;
  let store: EventStore;

  beforeEach(async () => {
    server = await startServerDouble();
    log = await openKurrentLog(server.url);
    store = log.store;
  });
  afterEach(async () => {
    await log.close();
    await server.close();
  });

  const everything = async (of: EventStore) => ({ events: await readFrom(of, 0), head: await of.head() });

  describe('one outcome of a command', () => {
    it('is kept when the answer was lost after the write: sent again, it is written once', async () => {
      server.faults.inject('lostAfter');
      const append = newAppend({ events: newEvents(2) });
      expect(await store.append(append)).toEqual({ kind: 'appended', version: 2, sequence: 2 });
      expect(server.log.stream(`${log.source}.${append.stream}`)).toHaveLength(2);
    });

    it('is kept when the connection was lost before the write', async () => {
      server.faults.inject('lostBefore', 'lostBefore');
      expect(await store.append(newAppend())).toEqual({ kind: 'appended', version: 1, sequence: 1 });
      expect(await readFrom(store, 0)).toHaveLength(1);
    });

    it('is unknown to whoever never got an answer, and told to the retry, also by another process', async () => {
      server.faults.inject('lostAfter', 'lostBefore', 'lostBefore', 'lostBefore');
      const append = newAppend();
      await expect(store.append(append)).rejects.toBeInstanceOf(StoreUnavailable);
      const { digest, outcome } = append.command;
      const repeated = { kind: 'repeated', version: 1, sequence: 1, digest, outcome };
      expect(await (await log.reopen()).append(append)).toEqual(repeated);
    });

    it('is that of the first of two sendings in $all, on different streams: the second does not count and leaves no gap', async () => {
      // Both are written before anybody numbers, as by two processes of which one then dies.
      const second = await log.reopen();
      const command = newCommand();
      server.faults.inject('delayed', 'delayed');
      const [a, b] = [newAppend({ command, events: newEvents(2) }), newAppend({ command })];
      const answers = [store.append(a), second.append(b)].map((answer) => answer.catch((error: unknown) => error));
      await server.faults.untilHeld(2);
      server.faults.release();
      // The double never answers what it held; the connection has to break.
      await server.restart();
      await Promise.all(answers);

      const writtenOf = ({ stream }: { stream: string }) => server.log.stream(`${log.source}.${stream}`).length;
      expect([writtenOf(a), writtenOf(b)]).toEqual([2, 1]);
      const winner = (await store.readStream(a.stream)).length > 0 ? a : b;
      const loser = winner === a ? b : a;
      expect(await store.readStream(loser.stream)).toEqual([]);
      expect((await store.head()).sequence).toBe(winner.events.length);

      // The loser's stream has a revision more than its version, and is written to as if nothing had been.
      const next = newAppend({ stream: loser.stream });
      const sequence = winner.events.length + 1;
      expect(await store.append(next)).toEqual({ kind: 'appended', version: 1, sequence });
      expect(await store.readStream(loser.stream)).toMatchObject([{ version: 1, sequence, id: next.events[0]!.id }]);
      expect(await store.append(newAppend({ stream: loser.stream }))).toEqual({ kind: 'conflict', actualVersion: 1 });
    });

    it('stands although the first sending arrives after its retry was carried out elsewhere', async () => {
      const late = newAppend({ events: newEvents(3) });
      server.faults.inject('delayed');
      const lost = store.append(late).catch((error: unknown) => error);
      await server.faults.untilHeld();
      const second = await log.reopen();
      const retry = newAppend({ command: late.command });
      expect(await second.append(retry)).toMatchObject({ kind: 'appended', sequence: 1 });
      server.faults.release();
      await server.restart();
      await lost;

      expect(server.log.stream(`${log.source}.${late.stream}`)).toHaveLength(3);
      expect(await store.append(late)).toMatchObject({ kind: 'repeated', sequence: 1, version: 1 });
      expect((await readFrom(store, 0)).map(({ id }) => id)).toEqual([retry.events[0]!.id]);
    });

    it('is decided anew after a conflict', async () => {
      const { stream } = newAppend();
      const lost = newAppend({ stream });
      await store.append(newAppend({ stream }));
      expect(await store.append(lost)).toEqual({ kind: 'conflict', actualVersion: 1 });
      expect(await store.append({ ...lost, expectedVersion: 1 })).toMatchObject({ kind: 'appended', version: 2 });
      expect(await store.append(lost)).toMatchObject({ kind: 'repeated', version: 2 });
    });

    it('without events is not kept if the stream moved on before it stood in $all', async () => {
      const second = await log.reopen();
      const stream = newStream();
      server.faults.inject('delayed');
      const refusal = newAppend({ stream, events: [] });
      const answer = store.append(refusal).catch((error: unknown) => error);
      await server.faults.untilHeld();
      await second.append(newAppend({ stream }));
      server.faults.release();
      await server.restart();
      await answer;
      expect(await store.append(refusal)).toEqual({ kind: 'conflict', actualVersion: 1 });
      expect(await store.append({ ...refusal, expectedVersion: 1 })).toMatchObject({ kind: 'appended', sequence: 1 });
    });
  });

  describe('the numbering', () => {
    it('finds what a process wrote that died before it numbered', async () => {
      server.faults.inject('lostAfter', 'lostBefore', 'lostBefore', 'lostBefore');
      const append = newAppend();
      await expect(store.append(append)).rejects.toBeInstanceOf(StoreUnavailable);
      await store.close();
      const after = await log.reopen();
      expect((await after.head()).sequence).toBe(1);
      expect(await after.readStream(append.stream)).toHaveLength(1);
    });

    it('comes to the same numbers after it was thrown away', async () => {
      const command = newCommand();
      const other = await openKurrentLog(server.url);
      for (let round = 0; round < 8; round += 1) {
        await store.append(newAppend({ events: newEvents(1 + (round % 3)), now: new Date(1e12 - round * 1_000) }));
        await other.store.append(newAppend());
      }
      await store.append(newAppend({ command, events: [] }));
      const before = await everything(store);
      await store.close();

      await log.database.pool.query(clearNumbering);
      const after = await log.reopen();
      expect(await everything(after)).toEqual(before);
      expect(await after.append(newAppend({ command }))).toMatchObject({
        kind: 'repeated',
        sequence: before.head.sequence,
      });
      await other.close();
    });

    it('is one, whoever does it: two processes that number at the same time', async () => {
      const second = await log.reopen();
      const appends = Array.from({ length: 30 }, () => newAppend());
      await Promise.all(appends.map((append, index) => (index % 2 ? store : second).append(append)));
      const events = await readFrom(store, 0);
      expect(events.map(({ sequence }) => sequence)).toEqual(appends.map((_, index) => index + 1));
      expect(await readFrom(second, 0)).toEqual(events);
    });

    it('does not count the events of other services and of the system, which lie between', async () => {
      const other = await openKurrentLog(server.url, `${log.source}2`);
      for (let round = 0; round < 12; round += 1) {
        await store.append(newAppend());
        await other.store.append(newAppend({ events: newEvents(2) }));
      }
      expect(server.log.all.some(({ type }) => type.startsWith('$'))).toBe(true);
      expect((await readFrom(store, 0)).map(({ sequence }) => sequence)).toEqual(
        Array.from({ length: 12 }, (_, n) => n + 1),
      );
      expect((await other.store.head()).sequence).toBe(24);
      await other.close();
    });

    it('stops at an event that somebody else wrote to a stream of the service', async () => {
      const event = { id: randomUUID(), type: 'Foreign', contentType: 'application/json' };
      const bytes = Buffer.from('{}');
      server.log.append(`${log.source}.sample-1`, 'any', [{ ...event, data: bytes, metadata: bytes }]);
      await expect(store.append(newAppend())).rejects.toThrow(
        `event 0 of ${log.source}.sample-1 was not written by this`,
      );
    });
  });

  it('writes the bytes of a body as they are, which the client’s JSON would not', async () => {
    const body = '{"10":1,"9":2,"a":1.0,"text":"\\u0041 明鉴"}';
    const append = newAppend({ events: [newEvent(body)] });
    await store.append(append);
    expect(JSON.stringify(JSON.parse(body))).not.toBe(body);
    const [written] = server.log.stream(`${log.source}.${append.stream}`);
    expect(Buffer.from(written!.data).toString('utf8')).toBe(body);
    expect((await store.readStream(append.stream))[0]!.body).toBe(body);
  });

  it('never appends in a batch, although the server offers it', async () => {
    await Promise.all(Array.from({ length: 5 }, () => store.append(newAppend())));
    expect(server.faults.calls.get('append')).toBe(5);
    expect(server.faults.calls.has('batchAppend')).toBe(false);
  });

  it('gives up a server that stays silent until the deadline, says unavailable, and goes on when it speaks again', async () => {
    const hasty = await openKurrentLog(`${server.url}&defaultDeadline=1000`);
    server.faults.inject('silent', 'silent', 'silent', 'silent');
    const append = newAppend();
    const failure: unknown = await hasty.store.append(append).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StoreUnavailable);
    expect((failure as StoreUnavailable).cause).toMatchObject({ type: 'deadline-exceeded' });
    expect(await hasty.store.append(append)).toMatchObject({ kind: 'appended', sequence: 1 });
    expect(server.log.stream(`${hasty.source}.${append.stream}`)).toHaveLength(1);
    await hasty.close();
  });

  it('takes the actual version from the log, also where the client is told not to throw', async () => {
    const quiet = await openKurrentLog(`${server.url}&throwOnAppendFailure=false`);
    const stream = newStream();
    await quiet.store.append(newAppend({ stream, events: newEvents(9) }));
    expect(await quiet.store.append(newAppend({ stream, expectedVersion: 8 }))).toEqual({
      kind: 'conflict',
      actualVersion: 9,
    });
    await quiet.close();
  });

  it('says what the server cannot take at once is out of range, and writes nothing', async () => {
    const append = newAppend({ events: [newEvent('x'.repeat(1024 * 1024))] });
    await expect(store.append(append)).rejects.toThrow(RangeError);
    expect((await store.head()).sequence).toBe(0);
  });

  it('subscribes again after the server was away, and hears what came meanwhile', async () => {
    const second = await log.reopen();
    await store.append(newAppend());
    await server.restart(300);
    const woken = new Promise<string>((resolve) => store.onAppend(() => resolve('woken')));
    await second.append(newAppend());
    expect(await Promise.race([woken, pause(10_000, 'asleep')])).toBe('woken');
    expect(await readFrom(store, 0)).toHaveLength(2);
  });

  it('starts without a server and says unavailable', async () => {
    const lost = await openKurrentLog('esdb://127.0.0.1:1?tls=false');
    await expect(lost.store.head()).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(lost.store.append(newAppend())).rejects.toBeInstanceOf(StoreUnavailable);
    await lost.close();
  });
});
