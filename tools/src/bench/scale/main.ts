import { fork } from 'node:child_process';
import { statfs } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createPool } from '@mingjian/postgres';
import { eventStoreSchema } from '@mingjian/event-store/postgres';
import { projectionSchema } from '@mingjian/projections';
import { recordSchema } from '@mingjian/reporting-service';
import type { Pool } from 'pg';
import { seededCalendar } from '../../city/seeded-calendar.js';
import { BenchServer } from '../server.js';
import { History } from './history.js';
import { load, showUpTo, type Mark } from './load.js';
import { readOptions, USAGE } from './options.js';
import type { Answer, Task } from './reporting-process.js';

/** How long the history is when everything is built from its first event, as shares of the whole: 1, 3 and 10 million. */
const SHARES = [0.1, 0.3, 1];
/** Record, indexes, read models, and what the server has not tidied up yet. */
const BYTES_PER_EVENT = 3_000;
const SAY_EVERY_MS = 10_000;

// The standard output belongs to the result.
const say = (line: string): void => console.error(line);
const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;
const perSecond = (events: number, seconds: number): number => Math.round(events / seconds);

const main = async (): Promise<void> => {
  const { events, seed, json, help } = readOptions(process.argv.slice(2));
  if (help) return console.log(USAGE);
  const server = await BenchServer.start();
  const stop = (): void => void server.stop().finally(() => process.exit(130));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    await requireRoom(server.clusterDir, events * BYTES_PER_EVENT);
    const result = await measure(server, { events, seed });
    if (json) console.log(JSON.stringify(result));
    else print(result);
  } finally {
    await server.stop();
  }
};

/** @throws Error when the disk has not enough room, before anything is written */
const requireRoom = async (folder: string, bytes: number): Promise<void> => {
  const { bavail, bsize } = await statfs(folder);
  say(`in ${folder}, with ${gigabytes(bavail * bsize)} free`);
  if (bavail * bsize < bytes)
    throw new Error(`this takes ${gigabytes(bytes)}; TMPDIR chooses another disk, except for root`);
};

const measure = async (server: BenchServer, { events, seed }: { readonly events: number; readonly seed: number }) => {
  const { ownerUrl, appUrl, appRole } = await server.database('bench_scale');
  const owner = createPool(ownerUrl, { applicationName: 'bench', max: 2, statementTimeoutMs: 0 });
  try {
    await owner.query(`${eventStoreSchema(appRole)} ${recordSchema(appRole)} ${projectionSchema(appRole)}`);
    const history = new History({ events, seed, calendar: await seededCalendar() });
    const loaded = await load(owner, history, {
      ...{ marks: SHARES.map((share) => Math.round(share * events)), appRole },
      onProgress: steadily((told, seconds) => `told and loaded ${told} of ${events}, ${perSecond(told, seconds)}/s`),
    });
    const recordBytes = await sizeOf(owner);
    say(`loaded and indexed in ${Math.round(loaded.seconds)} s, ${gigabytes(recordBytes)}`);
    const builds = [];
    let last: Answer | undefined;
    for (const mark of loaded.marks) {
      await startAnew(owner, mark);
      const isLast = mark === loaded.marks.at(-1);
      const reads = isLast ? { cases: loaded.cases, seed } : null;
      last = await inProcess({ url: appUrl, serverPid: server.pid, cut: mark.cut, reads }, mark.events);
      const built = buildOf(mark, last);
      builds.push(built);
      say(`built ${mark.events} events in ${last.seconds.toFixed(1)} s: ${built.eventsPerSecond}/s`);
    }
    const { version } = await server.facts();
    return {
      ...{ events, seed, postgres: version, load: loadavg()[0] },
      loaded: { seconds: loaded.seconds, eventsPerSecond: perSecond(events, loaded.seconds) },
      ...{ bytes: { record: recordBytes, readModels: (await sizeOf(owner)) - recordBytes } },
      ...{ builds, reads: last?.reads ?? null },
    };
  } finally {
    await owner.end();
  }
};

const buildOf = ({ events, cut }: Mark, { seconds, cpuSeconds, serverCpuSeconds, peakBytes }: Answer) => ({
  ...{ events, cut, seconds, cpuSeconds, serverCpuSeconds, eventsPerSecond: perSecond(events, seconds) },
  // Of this minute: what else the machine did.
  load: loadavg()[0],
  peakMegabytes: Math.round(peakBytes / 1e6),
});

/** Takes every read model away, so that what follows builds them from the first event on. */
const startAnew = async (owner: Pool, mark: Mark): Promise<void> => {
  await owner.query(`
    do $body$ declare made record; begin
      for made in delete from projections.generations returning projection, generation loop
        perform projections.drop_schema(made.projection, made.generation);
      end loop;
    end $body$`);
  await showUpTo(owner, mark);
  await owner.query('checkpoint').catch(() => {
    // Only a superuser may; without it the server comes to it by itself.
  });
};

const sizeOf = async (owner: Pool): Promise<number> => {
  const { rows } = await owner.query<{ bytes: number }>('select pg_database_size(current_database())::float8 as bytes');
  return rows[0]!.bytes;
};

type Word = { readonly answer?: Answer; readonly failure?: string; readonly trouble?: string; readonly shown?: number };

const inProcess = async (task: Task, events: number): Promise<Answer> => {
  const child = fork(fileURLToPath(new URL('reporting-process.js', import.meta.url)));
  const progress = steadily((shown, seconds) => `built ${shown} of ${events}, ${perSecond(shown, seconds)}/s`);
  const answer = new Promise<Answer>((resolve, reject) => {
    child.on('message', ({ answer: found, failure, trouble, shown }: Word) => {
      if (shown !== undefined) progress(shown);
      if (trouble) say(trouble);
      if (failure) reject(new Error(failure));
      if (found) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`reporting's process ended with ${code}`)));
  });
  child.send(task);
  try {
    return await answer;
  } finally {
    const ended = child.exitCode === null ? new Promise((resolve) => child.once('exit', resolve)) : undefined;
    await Promise.race([ended, delay(5_000)]);
    child.kill();
  }
};

/** A line now and then, with the seconds since the beginning. */
const steadily = (line: (done: number, seconds: number) => string) => {
  const started = performance.now();
  let said = started;
  return (done: number): void => {
    if (performance.now() - said < SAY_EVERY_MS) return;
    said = performance.now();
    say(line(done, (said - started) / 1000));
  };
};

const print = ({ bytes, builds, reads, loaded }: Awaited<ReturnType<typeof measure>>): void => {
  console.log(
    `loaded        ${loaded.eventsPerSecond} events/s; record ${gigabytes(bytes.record)}, read models ${gigabytes(bytes.readModels)}`,
  );
  for (const { events, eventsPerSecond, cpuSeconds, serverCpuSeconds, peakMegabytes, load } of builds) {
    const each = (seconds: number | null): string => (seconds === null ? '?' : ((seconds / events) * 1e6).toFixed(1));
    console.log(
      `rebuild       ${events} events: ${eventsPerSecond}/s at load ${load?.toFixed(1)}, ${each(cpuSeconds)} s of processor a million, Postgres ${each(serverCpuSeconds)} s, peak ${peakMegabytes} MB`,
    );
  }
  for (const [name, { p50Ms, p99Ms }] of Object.entries(reads ?? {}))
    console.log(`${name.padEnd(16)} p50 ${p50Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms`);
};

await main();
