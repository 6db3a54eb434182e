import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readPushTargets, type PushTarget } from '@mingjian/service-kit';
import { staff, startCity, type City } from '@mingjian/service-kit/testing';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { agreedOne, MONDAY, services } from './city-steps.js';
import { blocksOf } from './runbook.js';

jest.setTimeout(60_000);

let city: City;
let path: string;
beforeAll(async () => {
  path = await mkdtemp(join(tmpdir(), 'mingjian-push-'));
  // The website of the page is not ours to write to.
  const [example] = await blocksOf('push-to-a-website.md', 'json');
  const [website, drop] = readPushTargets(example);
  expect([website, drop]).toMatchObject([
    { kind: 'webhook', organ: null },
    { kind: 'folder', organ: 'transport' },
  ]);
  city = await startCity({
    services: services.slice(0, 3),
    date: MONDAY,
    pushTargets: [
      { ...drop!, path: join(path, 'transport') } as PushTarget,
      { kind: 'folder', name: 'water-site', organ: 'water', path: join(path, 'water') },
    ],
  });
});
afterAll(async () => {
  await city.close();
  await rm(path, { recursive: true });
});

const files = (): Promise<string[]> => readdir(join(path, 'transport'));

describe('the website that an organ already has', () => {
  it('gets what the organ publishes, and hears when it is taken back (Art 8)', async () => {
    const id = await agreedOne(city, 'item');
    await city.as(staff('publisher')).act(`publish/publications/${id}/release`, {});
    await city.settle();
    expect(await files()).toEqual([`${id}.1.published.json`]);
    expect(JSON.parse(await readFile(join(path, 'transport', `${id}.1.published.json`), 'utf8'))).toMatchObject({
      publication: id,
      indexNumber: 'TRAN/2026-00001',
      publishedOn: MONDAY,
      content: { title: '2026年公路养护计划', text: '送审的正文' },
    });

    await city.as(staff('publisher')).act(`publish/publications/${id}/withdrawal`, { reason: 'incorrect' });
    await city.settle();
    expect((await files()).sort()).toEqual([`${id}.1.published.json`, `${id}.1.withdrawn.json`]);
    const pushed = (await city.events()).filter(({ name }) => name === 'PublicationPushed');
    expect(pushed.map(({ data }) => [data['change'], data['version'], data['targets']])).toEqual([
      ['published', 1, ['transport-drop']],
      ['withdrawn', 1, ['transport-drop']],
    ]);
    expect(await readdir(path)).toEqual(['transport']);
  });
});
