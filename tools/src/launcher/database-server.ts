import { appendFileSync } from 'node:fs';
import { ensureDatabase, type DatabaseUrls } from '@mingjian/postgres';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@mingjian/postgres/embedded';
import { BackOff } from './back-off.js';
import { databaseNames, type DatabaseName, type Secrets } from './data-folder.js';

export interface DatabaseServerOptions {
  readonly dataDir: string;
  /** Where the server's own words go. */
  readonly logFile: string;
  readonly report: (line: string) => void;
}

/** The embedded Postgres, kept running: one that dies is started again at the same port, where the services look for it. */
export class DatabaseServer {
  restarts = 0;
  private ending = false;
  private restarting: NodeJS.Timeout | undefined;
  private readonly backOff = new BackOff();
  private startedAt = performance.now();

  private constructor(
    private readonly options: DatabaseServerOptions,
    private server: EmbeddedPostgres | undefined,
    private readonly superuserUrl: string,
    private readonly port: number,
  ) {}

  static async start(options: DatabaseServerOptions): Promise<DatabaseServer> {
    const server = await startEmbeddedPostgres({ dataDir: options.dataDir, log: logTo(options.logFile) });
    const kept = new DatabaseServer(options, server, server.url, server.port);
    kept.watch(server);
    return kept;
  }

  get running(): boolean {
    return this.server !== undefined;
  }

  get pid(): number | undefined {
    return this.server?.pid;
  }

  /** Creates the databases and roles that are missing. */
  async prepare(passwords: Secrets['databases']): Promise<Readonly<Record<DatabaseName, DatabaseUrls>>> {
    const urls: Partial<Record<DatabaseName, DatabaseUrls>> = {};
    for (const name of databaseNames) {
      const database = `mingjian_${name}`;
      urls[name] = await ensureDatabase(this.superuserUrl, {
        database,
        owner: { role: `${database}_owner`, password: passwords[name].owner },
        app: { role: `${database}_app`, password: passwords[name].app },
      });
    }
    return urls as Record<DatabaseName, DatabaseUrls>;
  }

  async stop(): Promise<void> {
    this.ending = true;
    clearTimeout(this.restarting);
    await this.server?.stop();
  }

  /** Ends it at once; what was committed is recovered at the next start. */
  kill(): void {
    this.ending = true;
    clearTimeout(this.restarting);
    if (this.server) process.kill(this.server.pid, 'SIGQUIT');
  }

  private watch(server: EmbeddedPostgres): void {
    server.onExit(() => {
      this.server = undefined;
      if (!this.ending) this.startAgain('died');
    });
  }

  private startAgain(why: string): void {
    const delay = this.backOff.next(performance.now() - this.startedAt);
    this.options.report(`Postgres ${why}, starts again in ${delay / 1000} s`);
    this.restarting = setTimeout(() => void this.restart(), delay);
  }

  private async restart(): Promise<void> {
    this.startedAt = performance.now();
    this.restarts += 1;
    try {
      const server = await startEmbeddedPostgres({
        dataDir: this.options.dataDir,
        log: logTo(this.options.logFile),
        port: this.port,
      });
      if (this.ending) return await server.stop();
      this.server = server;
      this.watch(server);
      this.options.report('Postgres runs again');
    } catch (error) {
      if (!this.ending) this.startAgain(`did not start (${(error as Error).message})`);
    }
  }
}

/** Few lines, and the last ones matter most when something goes wrong: written at once. */
const logTo =
  (file: string) =>
  (line: string): void =>
    appendFileSync(file, `${line}\n`, { mode: 0o600 });
