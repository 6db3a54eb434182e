import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sendProblem, type EntryProblem } from './problems.js';
import { Workbench } from './workbench.js';

let root: string;
let server: Server;
let origin: string;
let workbench: Workbench | undefined;
let builds = 0;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'mingjian-workbench-'));
  for (const file of [
    'web/workbench/src/main.tsx',
    'web/workbench/index.html',
    'web/workbench/package.json',
    'web/workbench/vite.config.ts',
    'web/workbench/glossary.ts',
    'web/workbench/glossary.plugin.ts',
    'web/workbench/style-nonce.plugin.ts',
    'libs/contracts/src/event-labels.ts',
    'docs/reference/glossary.md',
    'package-lock.json',
  ]) {
    await mkdir(join(root, file, '..'), { recursive: true });
    await writeFile(join(root, file), file);
  }
  builds = 0;
  server = createServer((request, response) => {
    void workbench!.answer(request, response).catch((error: EntryProblem) => sendProblem(response, error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  await workbench?.stop();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(root, { recursive: true, force: true });
});

const builtPage = async (into: string): Promise<void> => {
  builds += 1;
  await mkdir(join(into, 'assets'), { recursive: true });
  await writeFile(
    join(into, 'index.html'),
    '<script nonce="CSP_NONCE" src="/workbench/assets/a-1.js"></script>CSP_NONCE',
  );
  await writeFile(join(into, 'assets/a-1.js'), `export default ${builds};`);
};
const open = (build: (into: string, signal: AbortSignal) => Promise<void> = builtPage): Workbench =>
  (workbench = new Workbench({
    root,
    origin,
    authority: `${origin}/oidc`,
    clientId: 'a-client',
    report: () => undefined,
    build,
  }));
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${origin}${path}`, { headers, redirect: 'manual' });

describe('the page of the workbench', () => {
  it('is given for every address inside it, under a strict policy with a nonce that is used once', async () => {
    await open().ready();
    const nonces = new Set<string>();
    for (const path of ['/workbench/', '/workbench/applications/1', '/workbench/callback?code=x']) {
      const response = await get(path);
      expect([path, response.status]).toEqual([path, 200]);
      expect(response.headers.get('cache-control')).toBe('no-store');
      const policy = response.headers.get('content-security-policy')!;
      const nonce = /'nonce-([^']+)'/.exec(policy)![1]!;
      expect(policy).not.toContain('unsafe');
      expect(await response.text()).toBe(`<script nonce="${nonce}" src="/workbench/assets/a-1.js"></script>${nonce}`);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
  });

  it('has files that may be kept for ever, and are not sent again', async () => {
    await open().ready();
    const file = await get('/workbench/assets/a-1.js');
    expect(file.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(file.headers.get('cache-control')).toContain('immutable');
    const again = await get('/workbench/assets/a-1.js', { 'if-none-match': file.headers.get('etag')! });
    expect(again.status).toBe(304);
    expect((await get('/workbench/assets/b.js')).status).toBe(404);
    expect((await get('/workbench/assets/../../../package-lock.json')).status).not.toBe(304);
    expect(await (await get('/workbench/assets/..%2f..%2findex.html')).text()).not.toContain('nonce');
  });

  it('tells the page of its surroundings, and takes nothing', async () => {
    await open().ready();
    expect(await (await get('/workbench/config.json')).json()).toEqual({
      authority: `${origin}/oidc`,
      clientId: 'a-client',
    });
    expect((await fetch(`${origin}/workbench/`, { method: 'POST' })).status).toBe(405);
  });

  it('lives at one origin, where the issuer sends people back to', async () => {
    await open().ready();
    const port = new URL(origin).port;
    const elsewhere = await fetch(`http://localhost:${port}/workbench/reviews?stage=x`, { redirect: 'manual' }).catch(
      () => undefined,
    );
    if (elsewhere) expect(elsewhere.headers.get('location')).toBe(`${origin}/workbench/reviews?stage=x`);
    expect((await get('/workbench')).headers.get('location')).toBe(`${origin}/workbench/`);
  });
});

describe('building it', () => {
  it('happens once for the same sources, and again when one of them changed', async () => {
    await open().ready();
    await open().ready();
    expect(builds).toBe(1);
    await writeFile(join(root, 'docs/reference/glossary.md'), 'another word');
    await open().ready();
    expect(builds).toBe(2);
    expect(await (await get('/workbench/assets/a-1.js')).text()).toBe('export default 2;');
  });

  it('keeps nobody waiting in the dark', async () => {
    let finish: () => void = () => undefined;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    open(async (into) => {
      await finished;
      await builtPage(into);
    });
    const waiting = await get('/workbench/');
    expect([waiting.status, waiting.headers.get('refresh')]).toEqual([503, '2']);
    expect(await waiting.text()).toContain('正在构建');
    expect((await get('/workbench/config.json')).status).toBe(200);
    finish();
    await workbench!.ready();
    expect((await get('/workbench/')).status).toBe(200);
  });

  it('says that it failed, leaves nothing half done, and is tried again at the next start', async () => {
    await open(async (into) => {
      await mkdir(into, { recursive: true });
      throw new Error('a broken source');
    }).ready();
    const failed = await get('/workbench/');
    expect([failed.status, failed.headers.get('refresh')]).toEqual([503, null]);
    expect(await failed.text()).toContain('未能构建');
    await expect(readFile(join(root, 'web/workbench/dist/index.html'))).rejects.toThrow('ENOENT');
    await open().ready();
    expect((await get('/workbench/')).status).toBe(200);
  });

  it('is broken off when the city stops', async () => {
    let aborted = false;
    const begun = new Promise<void>((begin) => {
      open(
        (_, signal) =>
          new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => {
              aborted = true;
              reject(new Error('stopped'));
            });
            begin();
          }),
      );
    });
    await begun;
    await workbench!.stop();
    expect(aborted).toBe(true);
  });
});
