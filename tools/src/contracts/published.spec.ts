import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogue, defineEvent, type EventDefinition } from '@mingjian/contracts';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ROOT } from '../root.js';
import { findingsOf, IncompatibleContracts, publish, readPublished, schemasOf } from './published.js';

describe('the published contracts', () => {
  it('are those of the code (if a contract event is new or has a new optional field: npm run contracts:publish)', async () => {
    const published = await readPublished(join(ROOT, 'libs/contracts/published'));
    expect(findingsOf(published, schemasOf(catalogue.values()))).toEqual([]);
    expect(published.size).toBe([...catalogue.values()].filter(({ kind }) => kind === 'contract').length + 1);
  });
});

const lodged = (shape: z.ZodRawShape, kind: 'contract' | 'private' = 'contract', version = 1): EventDefinition =>
  defineEvent({
    service: 'intake',
    name: 'PlaintLodged',
    kind,
    version,
    summary: 'An invented event for specs.',
    schema: z.strictObject(shape),
  });
const FIRST = { plaint: z.uuid(), lodgedOn: z.iso.date() };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingjian-published-'));
});
afterEach(() => rm(folder, { recursive: true }));

const kinds = async (...events: readonly EventDefinition[]) =>
  findingsOf(await readPublished(folder), schemasOf(events)).map(({ kind, file, detail }) => [kind, file, detail]);

describe('publishing', () => {
  const FILE = 'intake/PlaintLodged.v1.json';

  it('freezes contract events and the envelope, and nothing private', async () => {
    const other = { ...lodged(FIRST, 'private'), name: 'PlaintRead' };
    expect(await publish(folder, schemasOf([lodged(FIRST), other]))).toEqual(['envelope.json', FILE]);
    expect(await kinds(lodged(FIRST), other)).toEqual([]);
    expect(await publish(folder, schemasOf([lodged(FIRST), other]))).toEqual([]);
  });

  it('is asked for while a contract event is new', async () => {
    expect(await kinds(lodged(FIRST))).toContainEqual(['unpublished', FILE, 'is new']);
    await publish(folder, schemasOf([lodged(FIRST)]));
    const second = lodged({ ...FIRST, by: z.string() }, 'contract', 2);
    expect(await kinds(lodged(FIRST), second)).toEqual([['unpublished', 'intake/PlaintLodged.v2.json', 'is new']]);
  });

  it('takes an additive change, and from then on holds the code to it', async () => {
    await publish(folder, schemasOf([lodged(FIRST)]));
    const more = lodged({ ...FIRST, by: z.string().optional() });
    expect(await kinds(more)).toEqual([['unpublished', FILE, '`by` is new and optional']]);
    await publish(folder, schemasOf([more]));
    expect(await kinds(more)).toEqual([]);
    expect(await kinds(lodged(FIRST))).toEqual([['breaking', FILE, '`by` is gone']]);
  });

  it('is asked for when only the order differs, so that the file says what the code says', async () => {
    await publish(folder, schemasOf([lodged(FIRST)]));
    const turned = lodged({ lodgedOn: FIRST.lodgedOn, plaint: FIRST.plaint });
    expect(await kinds(turned)).toEqual([['unpublished', FILE, 'is written otherwise']]);
  });

  it('refuses an incompatible change and leaves the file as it was', async () => {
    await publish(folder, schemasOf([lodged(FIRST)]));
    const before = await readFile(join(folder, FILE), 'utf8');
    const other = lodged({ ...FIRST, lodgedOn: z.uuid() });
    await expect(publish(folder, schemasOf([other]))).rejects.toThrow(IncompatibleContracts);
    expect(await readFile(join(folder, FILE), 'utf8')).toBe(before);
    expect(await kinds(other)).toEqual([['breaking', FILE, '`lodgedOn` has another format']]);
  });

  it.each([
    ['disappeared', []],
    ['became private', [lodged(FIRST, 'private')]],
  ])('refuses when a published event %s', async (_, events) => {
    await publish(folder, schemasOf([lodged(FIRST)]));
    const gone = ['disappeared', FILE, 'was published and is no contract event any more'];
    expect(await kinds(...events)).toEqual([gone]);
    await expect(publish(folder, schemasOf(events))).rejects.toThrow(FILE);
  });
});
