import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newAppend, newEvents } from '../testing/index.js';
import { eventStoreSchema } from './index.js';
import { openLog, type OpenedLog } from './testing/open-log.js';

const refusedBy = (message: RegExp) => ({ code: '42501', message: expect.stringMatching(message) });

describe('the rights on the log in Postgres', () => {
  let log: OpenedLog;

  beforeAll(async () => {
    log = await openLog();
    await log.store.append(newAppend({ events: newEvents(3) }));
  });
  afterAll(() => log.close());

  const changes = ['events', 'commands', 'head'].flatMap((table) => [
    `UPDATE log.${table} SET sequence = 0`,
    `DELETE FROM log.${table}`,
    `TRUNCATE log.${table}`,
    `INSERT INTO log.${table} SELECT * FROM log.${table}`,
    `DROP TABLE log.${table}`,
  ]);

  it.each([...changes, 'DROP SCHEMA log CASCADE', 'CREATE TABLE log.more ()', 'DROP FUNCTION log.append'])(
    'the role of the service cannot %s',
    async (statement) => {
      await expect(log.database.appPool.query(statement)).rejects.toMatchObject(
        refusedBy(/permission denied|must be owner/),
      );
    },
  );

  it.each(
    ['events', 'commands'].flatMap((table) => [
      `UPDATE log.${table} SET sequence = sequence`,
      `DELETE FROM log.${table}`,
      `DELETE FROM log.${table} WHERE false`,
      `TRUNCATE log.${table}`,
    ]),
  )('not even the owner can %s', async (statement) => {
    await expect(log.database.pool.query(statement)).rejects.toMatchObject(refusedBy(/append-only/));
  });

  it('everybody else can neither read nor append', async () => {
    const { rows } = await log.database.pool.query(
      `SELECT has_schema_privilege('public', 'log', 'USAGE') AS schema, has_table_privilege('public', 'log.events', 'SELECT') AS read,
              has_function_privilege('public', p.oid, 'EXECUTE') AS append FROM pg_proc p WHERE proname = 'append'`,
    );
    expect(rows).toEqual([{ schema: false, read: false, append: false }]);
  });

  it('running the schema again changes nothing', async () => {
    const before = await log.store.read(0, 100);
    await log.database.pool.query(eventStoreSchema(log.database.appRole));
    expect(await log.store.read(0, 100)).toEqual(before);
    expect(await log.store.append(newAppend())).toMatchObject({ kind: 'appended', sequence: 4 });
  });

  it('a role with an unusual name is quoted', () => {
    expect(eventStoreSchema('odd"; DROP SCHEMA log; --')).toContain('TO "odd""; DROP SCHEMA log; --";');
  });
});
