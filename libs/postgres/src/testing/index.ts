import { randomBytes } from 'node:crypto';
import pg, { type Pool } from 'pg';
import { ensureDatabase } from '../ensure-database.js';
import { createPool } from '../pool.js';

/** A fresh, empty database of one spec. */
export interface TestDatabase {
  /** As the service would connect: not the owner, no rights but those granted. */
  readonly url: string;
  /** The role in `url`, to grant rights to. */
  readonly appRole: string;
  readonly ownerUrl: string;
  /** As owner. */
  readonly pool: Pool;
  /** As the role in `url`. */
  readonly appPool: Pool;
  /** Closes both pools and removes the database and its roles; sessions that are still open are broken off. */
  drop(): Promise<void>;
}

/** Creates a database on the server that the test run started. */
export const testDatabase = async (): Promise<TestDatabase> => {
  const server = process.env['MINGJIAN_TEST_POSTGRES'];
  if (!server)
    throw new Error(
      'MINGJIAN_TEST_POSTGRES is not set: run specs of the database as *.int.spec.ts, *.e2e.spec.ts or *.process.spec.ts',
    );
  const database = `test_${process.pid}_${randomBytes(6).toString('hex')}`;
  const appRole = `${database}_app`;
  const ownerRole = `${database}_owner`;
  const { ownerUrl, appUrl } = await ensureDatabase(server, {
    database,
    owner: { role: ownerRole, password: randomBytes(12).toString('hex') },
    app: { role: appRole, password: randomBytes(12).toString('hex') },
  });
  const pool = createPool(ownerUrl, { applicationName: 'spec-owner', max: 10 });
  const appPool = createPool(appUrl, { applicationName: 'spec-app', max: 10 });
  return {
    url: appUrl,
    appRole,
    ownerUrl,
    pool,
    appPool,
    drop: async () => {
      await Promise.all([pool.end(), appPool.end()]);
      const client = new pg.Client({ connectionString: server });
      await client.connect();
      try {
        await client.query(`DROP DATABASE ${database} WITH (FORCE)`);
        await client.query(`DROP ROLE ${appRole}, ${ownerRole}`);
      } finally {
        await client.end();
      }
    },
  };
};
