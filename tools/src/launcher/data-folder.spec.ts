import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataFolder } from './data-folder.js';

const today = '2026-05-06';
let path: string;
beforeEach(async () => {
  path = await mkdtemp(join(tmpdir(), 'mingjian-data-'));
});
afterEach(() => rm(path, { recursive: true, force: true }));

const open = (simulated: boolean, from?: string) => DataFolder.open(path, { simulated, from }, today);

describe('the data folder', () => {
  it('keeps its secrets, readable by their owner only', async () => {
    const first = await open(false);
    expect((await open(false)).secrets).toEqual(first.secrets);
    expect((await stat(join(path, 'secrets.json'))).mode & 0o777).toBe(0o600);
    const { databases } = first.secrets;
    const passwords = Object.values(databases).flatMap(({ owner, app }) => [owner, app]);
    expect(new Set(passwords).size).toBe(10);
  });

  it('with the system clock never becomes a simulated one', async () => {
    await open(false);
    await expect(open(true)).rejects.toThrow('was used with the system clock');
    await expect((await open(false)).simulatedNow()).rejects.toThrow(RangeError);
  });

  it('stays simulated, also when that is not said again', async () => {
    await open(true, '2023-01-01');
    expect((await open(false)).clock).toEqual({ kind: 'simulated', from: '2023-01-01' });
    expect((await open(true)).clock).toEqual({ kind: 'simulated', from: '2023-01-01' });
    expect((await open(true, '2023-01-01')).clock).toEqual({ kind: 'simulated', from: '2023-01-01' });
    await expect(open(true, '2022-01-01')).rejects.toThrow('began on 2023-01-01');
  });

  it('keeps the bus that it was first used with, the embedded one where it is from before there was a choice', async () => {
    const on = (bus?: 'embedded' | 'kafka') => DataFolder.open(path, { simulated: false, bus }, today);
    await on('kafka');
    expect((await on()).bus).toBe('kafka');
    await expect(on('embedded')).rejects.toThrow('was used with the kafka bus');
    await writeFile(join(path, 'settings.json'), '{"clock":{"kind":"system"}}');
    expect((await on()).bus).toBe('embedded');
    await expect(on('kafka')).rejects.toThrow('was used with the embedded bus');
  });

  it('keeps the place of its logs, whoever logs in there, and never shows the password', async () => {
    const at = (store?: string) => DataFolder.open(path, { simulated: false, store }, today);
    expect((await at()).store).toBeUndefined();
    await expect(at('esdb://me:secret@h:2113')).rejects.toThrow('are in its own Postgres');
    await rm(join(path, 'settings.json'));
    await at('esdb://me:secret@h:2113');
    expect((await at()).store).toBe('esdb://me:secret@h:2113');
    await at('esdb://me:changed@h:2113');
    expect((await DataFolder.find(path)).store).toBe('esdb://me:changed@h:2113');
    await expect(at('esdb://me:secret@other:2113')).rejects.toThrow('are in esdb://h:2113;');
  });

  it('begins a simulated city at midnight in Shanghai, today unless said otherwise, and keeps the instant', async () => {
    const folder = await open(true);
    expect((await folder.simulatedNow()).toISOString()).toBe('2026-05-05T16:00:00.000Z');
    await folder.keepSimulatedNow(new Date('2026-06-01T01:02:03.000Z'));
    expect((await (await open(true)).simulatedNow()).toISOString()).toBe('2026-06-01T01:02:03.000Z');
  });

  it('is found by a command only once it was used, and tells where its city was reached', async () => {
    await expect(DataFolder.find(path)).rejects.toThrow('is not the data folder of a city');
    const folder = await open(false);
    expect(await (await DataFolder.find(path)).origin()).toBeUndefined();
    await folder.noteOrigin('http://127.0.0.1:8090');
    const found = await DataFolder.find(path);
    expect(await found.origin()).toBe('http://127.0.0.1:8090');
    expect(found.secrets).toEqual(folder.secrets);
  });

  it('remembers what was done once', async () => {
    const folder = await open(false);
    expect(await folder.isDone('seeded-law')).toBe(false);
    await folder.noteDone('seeded-law');
    expect(await (await open(false)).isDone('seeded-law')).toBe(true);
    expect(await folder.stepsDone()).toEqual(['seeded-law']);
  });
});
