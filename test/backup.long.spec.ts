import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { ServiceName } from '@mingjian/contracts';
import { staff, startCity, type City } from '@mingjian/service-kit/testing';
import { backUp, restore, verifyBackup, type Manifest } from '../tools/src/backup/index.js';
import { agreedOne, bodies, MONDAY, openCase, services } from './city-steps.js';
import { stepsOf } from './runbook.js';
import { mingjian } from './terminal.js';

jest.setTimeout(180_000);

const COMMAND = 'spec-submission-1';
const REPORT = 'reporting/reports/transport/2026?scope=own';

let folder: string;
let city: City;
let item: string;
let manifest: Manifest;
let first: Awaited<ReturnType<typeof submit>>;
let figures: unknown;
let reviewed: unknown;
const at = (name: string): string => join(folder, name);

const submit = (of: City) =>
  of.as(staff('registrar')).post('intake/applications', bodies.application(), { commandId: COMMAND });
const report = async (of: City): Promise<unknown> => (await of.as(staff('statistician')).get(REPORT)).body;
const eventsIn = ({ services: found }: Manifest) =>
  Object.fromEntries(Object.entries(found).map(([name, { events }]) => [name, events]));
const linesOf = async (file: string): Promise<unknown[]> =>
  gunzipSync(await readFile(file))
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);
const contentOf = (of: City, id: string) => of.as(staff('handler')).get(`review/reviews/${id}`);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingjian-backup-'));
  await chmod(folder, 0o755);
  city = await startCity({ services, date: MONDAY });
  first = await submit(city);
  await openCase(city);
  item = await agreedOne(city, 'item');
  await city.as(staff('publisher')).act(`publish/publications/${item}/release`, {});
  await city.settle();
  figures = await report(city);
  reviewed = (await contentOf(city, item)).body;
  manifest = await backUp({
    places: city.places,
    to: at('backup'),
    keys: at('keys'),
    folder: { clock: { kind: 'system' }, done: ['seeded-law'] },
  });
});
afterAll(async () => {
  await city.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a backup of a running city', () => {
  it('holds every event of every service, and the keys apart from it', async () => {
    expect(eventsIn(manifest)).toEqual(await city.heads());
    expect(manifest.services.intake).toMatchObject({ contents: 1 });
    expect((await readdir(at('keys'))).filter((name) => name.endsWith('.key'))).toContain('intake.key');
    expect((await readdir(at('backup'), { recursive: true })).filter((name) => name.endsWith('.key'))).toEqual([]);
    const secret = (await readFile(join(at('keys'), 'intake.key'), 'utf8')).trim();
    const vault = gunzipSync(await readFile(join(at('backup'), 'intake', 'vault.fields.ndjson.gz'))).toString();
    expect(vault).toContain('"sealed":"\\\\x');
    expect(vault).not.toContain(secret);
  });

  it('is of one moment: no service has received an event that the log it came from does not hold', async () => {
    let over = false;
    const busy = Array.from({ length: 4 }, async () => {
      while (!over) await city.as(staff('registrar')).act('intake/applications', bodies.application());
    });
    const taken = await backUp({ places: city.places, to: at('busy'), keys: at('busy-keys'), folder: null });
    over = true;
    await Promise.all(busy);
    const rows = await linesOf(join(at('busy'), 'reporting', 'record.events.ndjson.gz'));
    expect(rows.length).toBeGreaterThan(0);
    for (const { source, sequence } of rows as { source: ServiceName; sequence: number }[])
      expect(Number(sequence)).toBeLessThanOrEqual(taken.services[source]!.events);
    expect(taken.services.intake!.events).toBeGreaterThan(manifest.services.intake!.events);
  });

  it('becomes a city with the same answers, the same report and the same content, which goes on from there', async () => {
    const again = await startCity({
      services,
      date: MONDAY,
      fill: async (places) =>
        restore({
          from: at('backup'),
          keys: at('keys'),
          manifest: await verifyBackup(at('backup'), at('keys')),
          places,
        }),
    });
    try {
      await again.settle();
      expect(await again.heads()).toEqual(eventsIn(manifest));
      const repeated = await submit(again);
      expect(repeated).toMatchObject({ status: first.status, body: first.body });
      expect(repeated.headers.get('idempotent-replayed')).toBe('true');
      expect(await report(again)).toEqual(figures);
      expect((await contentOf(again, item)).body).toEqual(reviewed);
      expect((await again.as(undefined).get<string>('publish:/portal')).body).toContain('2026年公路养护计划');

      const { id } = await again.as(staff('registrar')).act('intake/applications', bodies.application());
      await again.as(staff('registrar')).act(`intake/applications/${id}/registration`, {});
      await again.settle();
      expect((await again.heads())['intake']).toBe(manifest.services.intake!.events + 2);
    } finally {
      await again.close();
    }
  });

  it('is refused when a byte of it, or a key, is not what was written', async () => {
    const key = join(at('keys'), 'intake.key');
    const right = await readFile(key, 'utf8');
    await writeFile(key, `${'0'.repeat(64)}\n`);
    await expect(verifyBackup(at('backup'), at('keys'))).rejects.toThrow('intake.key is not what was backed up');
    await writeFile(key, right);
    await expect(verifyBackup(at('backup'), at('keys'))).resolves.toMatchObject({ format: 1 });
    await expect(verifyBackup(at('keys'), at('keys'))).rejects.toThrow('holds no backup');
  });

  it('never puts the keys beside the data, and never writes over anything', async () => {
    const wanted = { places: city.places, folder: null };
    await expect(backUp({ ...wanted, to: at('other'), keys: at('other/keys') })).rejects.toThrow('must lie apart');
    await expect(backUp({ ...wanted, to: at('backup'), keys: at('more') })).rejects.toThrow('is not empty');
  });

  it('is refused by a city that has events already', async () => {
    await expect(restore({ from: at('backup'), keys: at('keys'), manifest, places: city.places })).rejects.toThrow(
      'the log of intake is not empty',
    );
  });
});

describe('a data folder', () => {
  const dataOf = async (name: string): Promise<void> => {
    const given = ['--from', at('backup'), '--keys', at('keys'), '--data', at(name)];
    const { code, out } = await mingjian(['restore', ...given]);
    expect(code).toBe(0);
    expect(out[0]).toMatch(/^restored as of \S+: every table has the rows and the digest of the backup$/);
    expect(await readdir(at(name))).toContain('seeded-law.done.json');
    expect(await mingjian(['restore', ...given])).toMatchObject({
      code: 1,
      notes: [expect.any(String), `${at(name)} is not empty`],
    });
  };

  it('goes through the runbook and has the same rows and digests in every table at its end', async () => {
    await dataOf('data');
    const steps = await stepsOf('back-up-and-restore.md', {
      './data': at('data'),
      './restored': at('restored'),
      '/backup/2026-11-24': at('second'),
      '/safe/2026-11-24': at('keys2'),
    });
    expect(steps.map(([command]) => command)).toEqual(['backup', 'restore']);
    for (const step of steps) {
      const { code, out } = await mingjian([...step, '--json']);
      expect(code).toBe(0);
      const { services: found, folder: settings } = JSON.parse(out.join('\n')) as Manifest;
      expect({ found, settings }).toEqual({ found: manifest.services, settings: manifest.folder });
    }
  });

  it('goes through the runbook of an upgrade, which changes nothing where nothing is new', async () => {
    const steps = await stepsOf('upgrade.md', {
      './data': at('data'),
      '/backup/before-upgrade': at('third'),
      '/safe/before-upgrade': at('keys3'),
    });
    expect(steps).toHaveLength(1);
    const { code, out } = await mingjian([...steps[0]!, '--json']);
    expect(code).toBe(0);
    const upgraded = JSON.parse(out.join('\n')) as Record<string, { events: number; migrations: string[] }>;
    expect(Object.fromEntries(Object.entries(upgraded).map(([service, { events }]) => [service, events]))).toEqual(
      eventsIn(manifest),
    );
    expect(Object.values(upgraded).flatMap(({ migrations }) => migrations)).toEqual([]);
    expect((await verifyBackup(at('third'), at('keys3'))).services).toEqual(manifest.services);
  });
});
