import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createPool, ensureDatabase, inTransaction, isUnavailable } from './index.js';
import { testDatabase, type TestDatabase } from './testing/index.js';

describe('a service’s database', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await testDatabase();
    await db.pool.query(
      `CREATE TABLE entries (n bigint PRIMARY KEY); GRANT SELECT, INSERT ON entries TO ${db.appRole}`,
    );
  });
  afterAll(() => db.drop());

  const count = async (): Promise<unknown> => (await db.pool.query('SELECT count(*) AS n FROM entries')).rows[0].n;

  it('gives the app role what was granted and nothing else', async () => {
    await db.appPool.query('INSERT INTO entries VALUES (1)');
    await expect(db.appPool.query('DELETE FROM entries')).rejects.toMatchObject({ code: '42501' });
    await expect(db.appPool.query('CREATE TABLE mine (n int)')).rejects.toMatchObject({ code: '42501' });
    await expect(db.appPool.query('CREATE SCHEMA mine')).rejects.toMatchObject({ code: '42501' });
    await expect(db.appPool.query('CREATE TEMP TABLE mine (n int)')).rejects.toMatchObject({ code: '42501' });
    await db.pool.query('TRUNCATE entries');
  });

  it('is closed to the roles of other databases', async () => {
    const other = await testDatabase();
    const url = new URL(other.url);
    url.pathname = new URL(db.url).pathname;
    const client = new pg.Client({ connectionString: url.href });
    await expect(client.connect()).rejects.toMatchObject({ code: '42501' });
    await other.drop();
  });

  it('may be asked for again, also at the same time, and then has the newest password', async () => {
    const server = process.env['MINGJIAN_TEST_POSTGRES']!;
    const name = new URL(db.url).pathname.slice(1);
    const wish = (password: string) =>
      ensureDatabase(server, {
        database: `${name}_again`,
        owner: { role: `${name}_owner2`, password },
        app: { role: `${name}_app2`, password: `${password}@:/?#'"` },
      });
    await Promise.all([wish('one'), wish('one'), wish('one')]);
    const { ownerUrl, appUrl } = await wish('two');
    for (const url of [ownerUrl, appUrl]) {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await client.end();
    }
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(`DROP DATABASE ${name}_again`);
    await client.query(`DROP ROLE ${name}_owner2, ${name}_app2`);
    await client.end();
  });

  it('reads bigint as a number, never as a rounded one, and a date as text', async () => {
    const { rows } = await db.appPool.query(`SELECT 9007199254740991 AS n, DATE '2024-02-29' AS d`);
    expect(rows).toEqual([{ n: 9007199254740991, d: '2024-02-29' }]);
    await expect(db.appPool.query('SELECT 9007199254740992 AS n')).rejects.toThrow(RangeError);
    await expect(db.appPool.query('SELECT 1::bigint AS n')).resolves.toMatchObject({ rows: [{ n: 1 }] });
    expect(pg.types.getTypeParser(20)('1')).toBe('1');
  });

  it('keeps a transaction whole or not at all', async () => {
    await inTransaction(db.pool, (client) => client.query('INSERT INTO entries VALUES (10), (11)'));
    const failing = inTransaction(db.pool, async (client) => {
      await client.query('INSERT INTO entries VALUES (12)');
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await count()).toBe(2);
  });

  it('does not call a transaction committed that swallowed the failure of a statement', async () => {
    const swallowed = inTransaction(db.pool, async (client) => {
      await client.query('INSERT INTO entries VALUES (20)');
      await client.query('INSERT INTO entries VALUES (10)').catch(() => undefined);
    });
    await expect(swallowed).rejects.toThrow('rolled back');
    expect(await count()).toBe(2);
  });

  it('survives the loss of connections, idle and in use, and says what kind of failure it was', async () => {
    const pool = createPool(db.url, { applicationName: 'to-be-cut', max: 2 });
    await Promise.all([pool.query('SELECT 1'), pool.query('SELECT pg_sleep(0.05)')]);
    const cut = async (): Promise<void> => {
      const client = new pg.Client({ connectionString: process.env['MINGJIAN_TEST_POSTGRES']! });
      await client.connect();
      await client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'to-be-cut'`);
      await client.end();
    };
    const sleeping = pool.query('SELECT pg_sleep(20)').catch((error: unknown) => error);
    const holding = inTransaction(pool, async (client) => {
      await client.query('SELECT 1');
      await cut();
      await new Promise((soon) => setTimeout(soon, 50));
      await client.query('SELECT 1');
    }).catch((error: unknown) => error);
    expect([await sleeping, await holding].map(isUnavailable)).toEqual([true, true]);
    await expect(pool.query('SELECT 1::bigint AS n')).resolves.toMatchObject({ rows: [{ n: 1 }] });
    await pool.end();
  });

  it('gives up a statement after its time', async () => {
    const pool = createPool(db.url, { applicationName: 'impatient', max: 1, statementTimeoutMs: 50 });
    await expect(pool.query('SELECT pg_sleep(5)')).rejects.toMatchObject({ code: '57014' });
    await pool.end();
  });
});
