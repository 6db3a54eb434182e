import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { USAGE } from '../tools/src/launcher/options.js';
import { blocksOf, codeIn, inShell, pageOf, ROOT, tableOf } from './runbook.js';
import { mingjian } from './terminal.js';

const PAGE = 'operate-one-machine.md';
jest.setTimeout(180_000);

interface Health {
  readonly status: string;
  readonly clock: { readonly simulated: boolean; readonly now: string };
  readonly postgres: { readonly pid: number };
  readonly services: Readonly<Record<string, { readonly pid: number | null; readonly restarts: number }>>;
}

let folder: string;
let data: string;
let origin: string;
let start: string;
let move: string;
const launched: ChildProcess[] = [];

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await once(server.close(), 'close');
  return port;
};

/** Starts what a person would type, in a process group of its own, as a terminal does. Resolves with what it said when it says a word or ends. */
const launch = async (
  command: string,
  word: string,
): Promise<{ readonly said: string; readonly group: ChildProcess }> => {
  const group = spawn('bash', ['-c', `exec ${command}`], {
    cwd: ROOT,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  launched.push(group);
  let said = '';
  const ended = once(group, 'exit');
  const heard = new Promise<void>((resolve) => {
    for (const stream of [group.stdout, group.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (said.includes(word)) resolve();
      });
    }
  });
  await Promise.race([heard, ended]);
  return { said, group };
};
/** As Ctrl-C in a terminal: every process of the group gets it. */
const interrupt = async (group: ChildProcess): Promise<void> => {
  const ended = group.exitCode === null && group.signalCode === null ? once(group, 'exit') : Promise.resolve();
  process.kill(-group.pid!, 'SIGINT');
  await ended;
};
const health = async (): Promise<Health> => (await (await fetch(`${origin}/health`)).json()) as Health;
const pids = ({ postgres, services }: Health): readonly number[] =>
  [postgres.pid, ...Object.values(services).map(({ pid }) => pid)].filter((pid) => pid !== null);
const lives = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
const until = async (what: string, holds: () => boolean | Promise<boolean>): Promise<void> => {
  const end = performance.now() + 90_000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`it never came to this: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingjian-one-machine-'));
  // Started by root, Postgres runs under another account, which must be able to enter.
  await chmod(folder, 0o755);
  data = join(folder, 'sim');
  const port = String(await freePort());
  origin = `http://127.0.0.1:${port}`;
  const blocks = await blocksOf(PAGE, 'sh', { '/tmp/sim': data, '8155': port });
  expect(blocks).toHaveLength(2);
  [start, move] = blocks as [string, string];
});
afterAll(async () => {
  for (const { pid, exitCode, signalCode } of launched) {
    if (exitCode === null && signalCode === null) process.kill(-pid!, 'SIGKILL');
  }
  await rm(folder, { recursive: true, force: true });
});

describe('the page on one machine', () => {
  it('has the options of the program', async () => {
    const named = (await tableOf(PAGE, 'Options')).flatMap(([option = '']) =>
      codeIn(option).map((code) => code.trim()),
    );
    const known = [...USAGE.matchAll(/^ {2}(--\S+(?: \S+)?) {2,}/gm)].map(([, option = '']) => option);
    expect(named).toEqual(known.filter((option) => option !== '--help'));
  });

  it('starts a city on a simulated clock', async () => {
    const { said } = await launch(start, 'Ctrl-C stops everything');
    expect(said).toContain(`${origin}/`);
    expect(await health()).toMatchObject({ status: 'ready', clock: { simulated: true } });
    expect(await (await fetch(origin)).text()).toContain('模拟时钟');
  });

  it('moves that clock, and tells when nothing is on its way any more', async () => {
    const wanted = /"now":"([^"]+)"/.exec(move)?.[1];
    const answers = await inShell(move);
    expect(answers).toContain('"settled":true');
    expect(Date.parse((await health()).clock.now)).toBe(Date.parse(wanted!));
    const back = await inShell(move.replace(wanted!, '2024-03-04T01:00:00Z').replace(/\n.*settle.*$/, ''));
    expect(JSON.parse(back)).toMatchObject({ status: 409, code: 'clock.backwards' });
    expect(await pageOf(PAGE)).toContain('409 `clock.backwards`');
  });

  it('names what lies in the folder then', async () => {
    const kept = (await tableOf(PAGE, 'What lies in the data folder')).flatMap(([names = '']) => codeIn(names));
    const always = kept.filter((name) => name !== 'kafka/');
    expect(kept.length - always.length).toBe(1);
    for (const name of always) {
      const real = name.replace('<name>', 'intake').replace('*', 'seeded-law');
      expect([name, (await stat(join(data, real))).isDirectory()]).toEqual([name, name.endsWith('/')]);
    }
    expect((await stat(join(data, 'secrets.json'))).mode & 0o777).toBe(0o600);
  });

  it('refuses a second launcher, and a port that is taken, in the words of the page', async () => {
    const signs = (await tableOf(PAGE, 'When something is wrong')).map(([sign = '']) => sign);
    const wordsOf = (beginning: string): RegExp => {
      const words = signs.map((sign) => /^“(.*)”$/.exec(sign)?.[1]).find((sign) => sign?.startsWith(beginning)) ?? '';
      expect(words).toContain('…');
      return new RegExp(words.replaceAll(/[()]/g, '\\$&').replaceAll('…', '.+'));
    };
    expect((await launch(start, 'ready')).said).toMatch(wordsOf('another launcher'));
    const elsewhere = start.replace(data, join(folder, 'other'));
    expect((await launch(elsewhere, 'ready')).said).toMatch(wordsOf('port'));
  });

  it('starts again what dies, at the same address', async () => {
    const before = await health();
    process.kill(before.services['intake']!.pid!, 'SIGKILL');
    await until('503 meanwhile', async () => (await fetch(`${origin}/health`)).status === 503);
    await until('ready again', async () => (await fetch(`${origin}/health`)).status === 200);
    expect((await health()).services['intake']!.restarts).toBe(1);
  });

  it('looks at read models and backs up while the city runs', async () => {
    const commands = codeIn(await pageOf(PAGE)).filter((code) => code.startsWith('npm run mingjian -- '));
    const given = commands.map((command) =>
      command
        .slice('npm run mingjian -- '.length)
        .replace('--to DIR', `--to ${join(folder, 'backup')}`)
        .replace('--keys DIR', `--keys ${join(folder, 'keys')}`)
        .split(' '),
    );
    expect(given.map(([noun]) => noun)).toEqual(['backup', 'projections']);
    for (const args of given) expect(await mingjian([...args, '--data', data])).toMatchObject({ code: 0 });
  });

  it('stops on Ctrl-C, leaves nothing running, and a copy of the folder goes on where it stopped', async () => {
    const before = await health();
    await interrupt(launched[0]!);
    await until('nothing runs', () => !pids(before).some(lives));
    const copy = join(folder, 'copy');
    await inShell(`cp -a ${data} ${copy}`);

    const manager = codeIn(await pageOf(PAGE)).find((code) => code.startsWith('node tools/run.mjs launcher'))!;
    const again = manager.replace('DIR', copy).replace(' N', ' 0');
    const { said, group } = await launch(again, 'Ctrl-C stops everything');
    expect(said).not.toContain('sample city');
    origin = (JSON.parse(await readFile(join(copy, 'entry.json'), 'utf8')) as { origin: string }).origin;
    const after = await health();
    expect(after).toMatchObject({ status: 'ready', clock: before.clock });

    const ended = once(group, 'exit');
    group.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(pids(after).filter(lives)).toEqual([]);
  });
});
