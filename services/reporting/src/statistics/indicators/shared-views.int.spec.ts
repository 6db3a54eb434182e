import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectionSchema, startProjections, type Projections } from '@mingjian/projections';
import { createPool } from '@mingjian/postgres';
import { testDatabase, type TestDatabase } from '@mingjian/postgres/testing';
import type { Pool } from 'pg';
import { createRecord, keepEvents, recordSchema } from '../../record/index.js';
import { record } from '../../testing/recorded.js';
import { statistics } from '../statistics.projection.js';
import { indicators } from './catalogue.js';

const APPLICATION = '00000000-0000-4000-8000-000000000001';
const term = { start: '2030-01-07', days: 20, due: '2030-02-04', provisional: false, calendar: 'CN-1' };
const registered = {
  ...{ application: APPLICATION, organ: 'harbour', applicantType: 'naturalPerson', channel: 'web', number: 'H-1' },
  ...{ receiptDate: '2030-01-07', receiptBasis: 'confirmed', confirmation: null, term },
};
const events = record([
  { stream: `application-${APPLICATION}`, type: 'ApplicationRegistered', on: '2030-01-07', data: registered },
]);

describe('the shared views', () => {
  let database: TestDatabase;
  let projections: Projections;
  let superuser: Pool;
  let reader: Pool;
  let role: string;
  beforeAll(async () => {
    database = await testDatabase();
    for (const schema of [recordSchema, projectionSchema]) await database.pool.query(schema(database.appRole));
    await keepEvents(database.appPool, events);
    const log = createRecord(database.appPool);
    const logs = statistics.sources.map((source) => log.log(source));
    projections = await startProjections({ pool: database.appPool, logs, projections: [statistics] });
    expect(await projections.waitFor({ intake: events.length }, 60_000)).toBe(true);

    // As docs/how-to/evaluate-with-other-tools.md tells an administrator.
    role = `${database.appRole}_bi`;
    const url = new URL(process.env['MINGJIAN_TEST_POSTGRES']!);
    url.pathname = new URL(database.url).pathname;
    superuser = createPool(url.href, { applicationName: 'spec-administrator', max: 1 });
    await superuser.query(`
      create role "${role}" login password 'read-only' nosuperuser;
      grant connect on database "${url.pathname.slice(1)}" to "${role}";
      grant usage on schema bi to "${role}";
      alter role "${role}" set default_transaction_read_only = on;`);
    Object.assign(url, { username: role, password: 'read-only' });
    reader = createPool(url.href, { applicationName: 'spec-bi', max: 1 });
  }, 90_000);
  afterAll(async () => {
    await reader.end();
    await projections.stop();
    await superuser.query(`drop owned by "${role}"; drop role "${role}"`);
    await superuser.end();
    await database.drop();
  }, 60_000);

  const received = async (): Promise<unknown> => {
    const { rows } = await reader.query(
      `select organ, month, numerator from bi.indicator_cells where indicator = 'applications.received' and dimension = ''`,
    );
    return rows;
  };

  it('are read by a role that may use nothing but them, before and after a rebuild', async () => {
    const expected = [{ organ: 'harbour', month: '2030-01', numerator: 1 }];
    expect(await received()).toEqual(expected);
    await projections.rebuild(statistics.name);
    expect(await received()).toEqual(expected);
    const { rows } = await reader.query('select indicator from bi.indicators');
    expect(rows).toHaveLength(indicators.length);
  }, 60_000);

  it.each([
    'select * from record.events',
    'select * from read.cases',
    'select * from projections.positions',
    'create view bi.mine as select 1 as one',
    'drop view bi.cases cascade',
    `update bi.reviews set outcome = 'open'`,
  ])('let that role do nothing else: %s', async (statement) => {
    await expect(reader.query(statement)).rejects.toThrow(/permission denied|must be owner|read-only transaction/);
    // Also where a session has turned the default off.
    await expect(reader.query(`set default_transaction_read_only = off; ${statement}`)).rejects.toThrow(
      /permission denied|must be owner|cannot/,
    );
    await reader.query('reset default_transaction_read_only');
  });
});
