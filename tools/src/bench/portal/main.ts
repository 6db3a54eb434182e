import { loadavg } from 'node:os';
import { addDays } from '@mingjian/calendar';
import { civilDateOf } from '@mingjian/core';
import { createPool } from '@mingjian/postgres';
import { BenchCity } from '../city.js';
import { benchOrgans, OFFICE } from '../scale/organs.js';
import { BenchServer } from '../server.js';
import { InventedDocuments, type InventedDocument, type Known } from './documents.js';
import { PublishLog } from './load.js';
import { Visitors, type Latency, type PortalFigures } from './measure.js';
import { readOptions, USAGE, type Options } from './options.js';
import { Visits } from './visits.js';

const WARM_SECONDS = 20;
const BUILD_WITHIN_MS = 1_800_000;
const SAY_EVERY = 20_000;

// The standard output belongs to the result.
const say = (line: string): void => console.error(line);

const main = async (): Promise<void> => {
  const options = readOptions(process.argv.slice(2));
  if (options.help) return console.log(USAGE);
  const server = await BenchServer.start();
  let city: BenchCity | undefined;
  const stop = async (): Promise<void> => {
    await city?.stop();
    await server.stop();
  };
  const interrupted = (): void => void stop().finally(() => process.exit(130));
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    city = await BenchCity.open(server, 'embedded', say);
    const result = await measure(server, city, options);
    if (options.json) console.log(JSON.stringify(result));
    else print(result);
  } finally {
    await stop();
  }
};

const measure = async (server: BenchServer, city: BenchCity, options: Options) => {
  const { items, seed, perSecond, seconds, publishEvery } = options;
  await city.startServices(['intake']);
  await city.seed();
  await city.establish(benchOrgans.filter(({ organ }) => organ !== OFFICE));
  await city.startServices(['publish']);
  await city.settled();

  const today = civilDateOf(new Date());
  const owner = createPool(city.databases.publish.ownerUrl, {
    applicationName: 'bench',
    max: 2,
    statementTimeoutMs: 0,
  });
  try {
    const log = new PublishLog(city, owner);
    const documents = new InventedDocuments({ items, seed, until: addDays(today, -1) });
    const known: Known[] = [];
    const loading = performance.now();
    await log.append(noting(documents.tell(), known), (n) => n % SAY_EVERY < 64 && say(`written ${n} of ${items}`));
    const loadSeconds = secondsSince(loading);
    say(`written in ${loadSeconds.toFixed(0)} s`);
    const building = performance.now();
    await city.settled(BUILD_WITHIN_MS);
    const buildSeconds = secondsSince(building);
    // What the server would do by itself within minutes.
    await owner.query('VACUUM ANALYZE');
    say(`read models built in ${buildSeconds.toFixed(0)} s`);

    const url = city.url('publish');
    const home = await homeOf(url);
    const words = new InventedDocuments({ items: 0, seed: seed + 1, until: today });
    const visitors = new Visitors(url, seed, new Visits(seed + 2, known, words));
    const publishing = everySoOften(publishEvery, () => log.append([documents.next(today)]));
    try {
      await visitors.come(perSecond, WARM_SECONDS);
      const load = loadavg()[0];
      const figures = await visitors.come(perSecond, seconds);
      const { version } = await server.facts();
      return {
        ...{ items, seed, perSecond, seconds, publishEvery, postgres: version, load },
        ...{ loadSeconds, buildSeconds, home, ...figures },
      };
    } finally {
      await publishing.stop();
      await visitors.close();
    }
  } finally {
    await owner.end();
  }
};

function* noting(documents: Iterable<InventedDocument>, known: Known[]): Generator<InventedDocument> {
  for (const document of documents) {
    const { indexNumber, organ, category: node } = document.data;
    known.push({ indexNumber, organ, node });
    yield document;
  }
}

/** Does something again and again beside a measurement; what fails there fails the run when it is stopped. */
const everySoOften = (seconds: number, act: () => Promise<unknown>) => {
  let acting: Promise<unknown> = Promise.resolve();
  const timer =
    seconds === 0 ? undefined : setInterval(() => (acting = acting.then(act)).catch(() => {}), seconds * 1000);
  return {
    async stop(): Promise<void> {
      clearInterval(timer);
      await acting;
    },
  };
};

/** Bytes of the first page as they are sent, and of what it loads. */
const homeOf = async (origin: string) => {
  const bytesOf = async (path: string): Promise<{ readonly text: string; readonly bytes: number }> => {
    const text = await (await fetch(`${origin}${path}`)).text();
    return { text, bytes: Buffer.byteLength(text) };
  };
  const page = await bytesOf('/portal');
  const assets = [...page.text.matchAll(/(?:href|src)="(\/portal\/assets\/[^"]+)"/g)].map(([, path]) => path!);
  const loaded = await Promise.all(assets.map(bytesOf));
  return { page: page.bytes, assets: loaded.reduce((sum, { bytes }) => sum + bytes, 0) };
};

const secondsSince = (started: number): number => (performance.now() - started) / 1000;

const print = (result: PortalFigures & { readonly home: { readonly page: number; readonly assets: number } }): void => {
  const line = (name: string, { visits, p50Ms, p99Ms, maxMs }: Latency): void =>
    console.log(
      `${name.padEnd(14)} ${String(visits).padStart(6)} visits   p50 ${p50Ms.toFixed(1)} ms   p99 ${p99Ms.toFixed(1)} ms   longest ${maxMs.toFixed(1)} ms`,
    );
  for (const [kind, latency] of Object.entries(result.rendered)) line(kind, latency);
  line('all pages', result.pages);
  line('all searches', result.search);
  if (result.notModified) line('304', result.notModified);
  console.log(`304 to ${(result.notModifiedShare * 100).toFixed(0)} % of those who came back`);
  const { page, assets } = result.home;
  console.log(
    `home           ${(page / 1000).toFixed(1)} kB, with style and script ${((page + assets) / 1000).toFixed(1)} kB`,
  );
};

await main();
