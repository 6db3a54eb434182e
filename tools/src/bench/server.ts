import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPool, ensureDatabase, type DatabaseUrls } from '@mingjian/postgres';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@mingjian/postgres/embedded';

/** What decides whether an acknowledged row survives a power cut, as the server itself says it. */
export type Durability = Readonly<Record<(typeof DURABILITY)[number], string>>;

const DURABILITY = ['fsync', 'synchronous_commit', 'full_page_writes', 'wal_sync_method'] as const;

/** The measured Postgres: the embedded one as `npm start` runs it, in a folder that ends with it. */
export class BenchServer {
  private constructor(
    readonly folder: string,
    private readonly postgres: EmbeddedPostgres,
  ) {}

  static async start(): Promise<BenchServer> {
    const folder = await mkdtemp(join(tmpdir(), 'mingjian-bench-'));
    try {
      return new BenchServer(folder, await startEmbeddedPostgres({ dataDir: join(folder, 'postgres') }));
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** Of the server's first process. */
  get pid(): number {
    return this.postgres.pid;
  }

  /** Where its data lie; as root that is not in `folder`. */
  get clusterDir(): string {
    return this.postgres.clusterDir;
  }

  /** Creates a database as an installation has it: an owner, and a role for the service with no rights but those it is granted. */
  database(name: string): Promise<DatabaseUrls & { readonly appRole: string }> {
    const login = (kind: string) => ({ role: `${name}_${kind}`, password: `${name}-${kind}` });
    const app = login('app');
    return ensureDatabase(this.postgres.url, { database: name, owner: login('owner'), app }).then((urls) => ({
      ...urls,
      appRole: app.role,
    }));
  }

  async facts(): Promise<{ readonly version: string; readonly durability: Durability }> {
    const pool = createPool(this.postgres.url, { applicationName: 'bench', max: 1 });
    try {
      const { rows } = await pool.query<{ name: string; setting: string }>(
        'SELECT name, setting FROM pg_settings WHERE name = ANY ($1)',
        [['server_version', ...DURABILITY]],
      );
      const { server_version: version = '', ...durability } = Object.fromEntries(
        rows.map(({ name, setting }) => [name, setting]),
      );
      return { version, durability: durability as Durability };
    } finally {
      await pool.end();
    }
  }

  async stop(): Promise<void> {
    await this.postgres.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}
