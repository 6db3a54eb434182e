import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { BackOff } from '../launcher/back-off.js';
import type { BusKind } from '../launcher/data-folder.js';
import type { InstanceCounts } from '../launcher/instances.js';

const RUN = fileURLToPath(new URL('../../run.mjs', import.meta.url));
const START_LIMIT_MS = 180_000;

/**
 * Process ids of a running city by name: `launcher`, `postgres`, `kafka`, each process of a service; as kill(2) takes them, so a group of
 * processes is negative. Undefined: down.
 */
export type Pids = Readonly<Record<string, number | undefined>>;

export interface InstanceOptions {
  readonly data: string;
  /** The day on which the simulated clock begins. */
  readonly from: string;
  readonly bus: BusKind;
  /** Connection string of the EventStoreDB server that keeps the logs. */
  readonly store?: string | undefined;
  readonly instances: InstanceCounts;
  readonly report: (line: string) => void;
}

/** The demo's own city: a launcher as a child process, always at the same address, started again when it was killed. */
export class Instance {
  private child: ChildProcess | undefined;
  private ending = false;
  private restarting: NodeJS.Timeout | undefined;
  private readonly backOff = new BackOff();

  private constructor(
    readonly entry: string,
    private readonly args: readonly string[],
    private readonly report: (line: string) => void,
  ) {}

  /** Starts a city on a simulated clock and waits until it is ready. @throws Error when it is not in time */
  static async start({ data, from, bus, store, instances, report }: InstanceOptions): Promise<Instance> {
    const port = await freePort();
    const args = ['--data', data, '--port', String(port), '--simulated', '--from', from, '--no-city', '--bus', bus];
    if (store !== undefined) args.push('--store', store);
    const counts = Object.entries(instances).map(([service, count]) => `${service}=${count}`);
    if (counts.length > 0) args.push('--instances', counts.join(','));
    const instance = new Instance(`http://127.0.0.1:${port}`, [RUN, 'launcher', ...args], report);
    instance.spawn();
    try {
      await instance.ready();
    } catch (error) {
      await instance.stop();
      throw error;
    }
    return instance;
  }

  /** As its health page tells them. @throws TypeError while the entry is away */
  async pids(): Promise<Pids> {
    const response = await fetch(`${this.entry}/health`);
    const { postgres, kafka, services } = (await response.json()) as {
      postgres: { pid: number | null };
      kafka?: { pid: number | null };
      services: Record<string, { pid: number | null }>;
    };
    const named = { ...services, postgres };
    // The broker's own program is a child of the process that is known, and would end gently without it.
    const broker = kafka?.pid ? -kafka.pid : undefined;
    return {
      ...Object.fromEntries(Object.entries(named).map(([name, { pid }]) => [name, pid ?? undefined])),
      kafka: broker,
      launcher: this.child?.pid,
    };
  }

  async stop(): Promise<void> {
    this.ending = true;
    clearTimeout(this.restarting);
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  }

  private spawn(): void {
    const started = performance.now();
    // In a group of its own: Ctrl-C ends the demo alone, and the launcher follows when the channel between them breaks.
    const child = spawn(process.execPath, [...this.args], {
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      detached: true,
    });
    // The pipe must be read, or a talkative launcher would come to a stop.
    child.stdout!.on('data', (chunk: Buffer) => {
      if (this.child === child && process.env['MINGJIAN_DEMO_VERBOSE']) this.report(chunk.toString('utf8').trimEnd());
    });
    child.once('exit', (code, signal) => {
      if (this.ending) return;
      const pause = this.backOff.next(performance.now() - started);
      this.report(`the launcher ended (${signal ?? code}), starts again in ${pause / 1000} s`);
      this.restarting = setTimeout(() => this.spawn(), pause);
    });
    this.child = child;
  }

  private async ready(): Promise<void> {
    const until = performance.now() + START_LIMIT_MS;
    while (performance.now() < until) {
      const answer = await fetch(`${this.entry}/health`).catch(() => undefined);
      await answer?.arrayBuffer();
      if (answer?.ok) return;
      await delay(100);
    }
    throw new Error(`the city is not ready after ${START_LIMIT_MS / 1000} s`);
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
