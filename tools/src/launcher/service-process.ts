import { fork, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { BackOff } from './back-off.js';

/** What a service tells its launcher. */
type FromService =
  | { readonly type: 'listening'; readonly url: string }
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'clockSet'; readonly request: number }
  | { readonly type: 'trouble'; readonly request: number; readonly message: string }
  | ({ readonly type: 'progress'; readonly request: number } & ServiceProgress);

/** How far a service is: what is on its way inside it, or, when nothing is, the length of its log and how many events are parked. */
export type ServiceProgress =
  | { readonly settled: false; readonly awaiting: string }
  | { readonly settled: true; readonly events: number; readonly parked: number };

/** The service could not answer, since what it needs is away; the same question may be asked again. */
export class ServiceTrouble extends Error {}

/** The process died before it answered; the same question may be asked of the next one. */
export class ServiceGone extends Error {}

export interface ServiceProcessOptions {
  readonly name: string;
  /** Module to run. */
  readonly main: string;
  /** Read anew at every start, because the simulated instant moves. */
  readonly environment: () => Readonly<Record<string, string>>;
  readonly logFile: string;
  readonly report: (line: string) => void;
}

export type ServiceState = 'stopped' | 'starting' | 'listening' | 'waiting';

interface Question {
  readonly resolve: (answer: FromService) => void;
  readonly reject: (error: Error) => void;
}

/** Keeps one service running: starts it, starts it again with back-off when it dies, and talks with it. */
export class ServiceProcess {
  state: ServiceState = 'stopped';
  restarts = 0;
  /** Where it listens now; undefined while it does not. */
  url: string | undefined;

  private child: ChildProcess | undefined;
  private listeningSince = 0;
  private restarting: NodeJS.Timeout | undefined;
  private nextRequest = 1;
  private readonly backOff = new BackOff();
  private readonly questions = new Map<number, Question>();
  private readonly awaiting = new Set<(url: string) => void>();

  constructor(private readonly options: ServiceProcessOptions) {}

  get name(): string {
    return this.options.name;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  start(): void {
    this.state = 'starting';
    const log = openSync(this.options.logFile, 'a', 0o600);
    const child = fork(this.options.main, [], {
      env: { ...this.options.environment() },
      execArgv: ['--max-semi-space-size=32'],
      stdio: ['ignore', log, log, 'ipc'],
      // A process group of its own: Ctrl-C reaches the launcher alone, which then stops everything in order.
      detached: true,
    });
    closeSync(log);
    this.child = child;
    child.on('message', (message) => this.hear(message as FromService));
    child.once('error', (error) => this.died(child, error.message));
    child.once('exit', (code, signal) => this.died(child, signal ?? `exit code ${code}`));
  }

  /** Resolves once the service listens, also after restarts. */
  listening(): Promise<string> {
    if (this.url !== undefined) return Promise.resolve(this.url);
    return new Promise((resolve) => this.awaiting.add(resolve));
  }

  /** Sets its simulated clock; resolves when it has also done what became due. @throws ServiceGone, ServiceTrouble */
  async setClock(now: Date): Promise<void> {
    await this.ask({ type: 'clock', now: now.toISOString() });
  }

  /** @throws ServiceGone, ServiceTrouble */
  async progress(): Promise<ServiceProgress> {
    const answer = await this.ask({ type: 'progress' });
    if (answer.type !== 'progress') throw new TypeError(`${this.name} answered ${answer.type}`);
    return answer;
  }

  /** Asks it to end, waits, and ends it at last; it is not started again. */
  async stop(graceMs = 10_000): Promise<void> {
    this.state = 'stopped';
    clearTimeout(this.restarting);
    const { child } = this;
    if (!child || hasEnded(child)) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), graceMs);
    await ended;
    clearTimeout(late);
  }

  /** Ends it at once. */
  kill(): void {
    this.state = 'stopped';
    clearTimeout(this.restarting);
    this.child?.kill('SIGKILL');
  }

  private async ask(message: { readonly type: string } & Readonly<Record<string, unknown>>): Promise<FromService> {
    await this.listening();
    const request = this.nextRequest++;
    return new Promise((resolve, reject) => {
      this.questions.set(request, { resolve, reject });
      this.child?.send({ ...message, request }, (error) => {
        if (error) this.answered(request)?.reject(new ServiceGone(`${this.name} is gone`));
      });
    });
  }

  private answered(request: number): Question | undefined {
    const question = this.questions.get(request);
    this.questions.delete(request);
    return question;
  }

  private hear(message: FromService): void {
    switch (message.type) {
      case 'listening':
        if (this.state !== 'starting') return;
        this.state = 'listening';
        this.url = message.url;
        this.listeningSince = performance.now();
        for (const resolve of this.awaiting) resolve(message.url);
        this.awaiting.clear();
        return;
      case 'failed':
        return this.options.report(`${this.name} failed: ${message.message}`);
      case 'trouble':
        return this.answered(message.request)?.reject(new ServiceTrouble(`${this.name}: ${message.message}`));
      case 'clockSet':
      case 'progress':
        return this.answered(message.request)?.resolve(message);
    }
  }

  private died(child: ChildProcess, how: string): void {
    if (child !== this.child) return;
    this.child = undefined;
    const ranMs = this.url === undefined ? 0 : performance.now() - this.listeningSince;
    this.url = undefined;
    for (const request of [...this.questions.keys()]) {
      this.answered(request)?.reject(new ServiceGone(`${this.name} died (${how})`));
    }
    if (this.state === 'stopped') return;
    const delay = this.backOff.next(ranMs);
    this.state = 'waiting';
    this.restarts += 1;
    this.options.report(`${this.name} died (${how}), starts again in ${delay / 1000} s; see ${this.options.logFile}`);
    this.restarting = setTimeout(() => this.start(), delay);
  }
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;
