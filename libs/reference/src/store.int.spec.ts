import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { encodeEnvelope, catalogue, type Envelope } from '@mingjian/contracts';
import { uuidFrom } from '@mingjian/core';
import { testDatabase } from '@mingjian/postgres/testing';
import { loadDirectory, referenceSchema, storeReferenceEvents, type DirectoryEvent } from './index.js';
import { abolished, established, given } from './testing/city.js';

const recorded = (sequence: number, event: Pick<DirectoryEvent, 'type' | 'data'>) => {
  const definition = catalogue.get(`cn.mingjian.intake.${event.type}.v1`)!;
  const envelope: Envelope = {
    specversion: '1.0',
    id: uuidFrom('reference-spec', String(sequence)),
    source: '/mingjian/intake',
    type: definition.wireType,
    subject: 'stream',
    time: '2024-01-01T00:00:00.000Z',
    datacontenttype: 'application/json',
    kind: definition.kind,
    streamVersion: 1,
    actor: { sub: 'administrator', organ: null, role: 'administrator', grant: null },
    actingFor: null,
    causationId: 'c',
    correlationId: 'c',
    command: { id: String(sequence), digest: '0'.repeat(64) },
    occurredOn: '2024-01-01',
    entry: 'live',
    pins: {},
    personal: [],
    data: definition.schema.parse(event.data) as Record<string, unknown>,
  };
  return { sequence, type: envelope.type, body: encodeEnvelope(envelope) };
};

describe('the stored copy of the directory', () => {
  let db: Awaited<ReturnType<typeof testDatabase>>;
  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db.drop());
  beforeEach(async () => {
    await db.pool.query('DROP TABLE IF EXISTS reference_head, reference_events');
    await db.pool.query(referenceSchema(db.appRole));
    await db.pool.query(referenceSchema(db.appRole));
  });

  it('is loaded at start and refreshed with what another process stored', async () => {
    await storeReferenceEvents(db.appPool, [
      recorded(1, established('city', null)),
      recorded(7, established('housing', 'city')),
    ]);
    const copy = await loadDirectory(db.appPool);
    expect(copy.directory.childrenOf('city', '2024-01-01')).toEqual(['housing']);
    await storeReferenceEvents(db.appPool, [recorded(9, given(1))]);
    expect(await copy.refresh()).toBe(1);
    expect(copy.directory.grantsOf('zhao')).toHaveLength(1);
    expect(await copy.refresh()).toBe(0);
  });

  it('keeps every event once, and nothing that is not the directory’s', async () => {
    const events = [recorded(1, established('city', null)), recorded(2, established('housing', 'city'))];
    const other = { sequence: 3, type: 'cn.mingjian.intake.ApplicationArchived.v1', body: '{}' };
    expect(await storeReferenceEvents(db.appPool, [...events, ...events, other])).toBe(2);
    expect(await storeReferenceEvents(db.appPool, [...events, other])).toBe(0);
    expect((await loadDirectory(db.appPool)).directory.organsOn('2024-01-01')).toHaveLength(2);
  });

  it('misses nothing when events are stored out of order and side by side', async () => {
    const copy = await loadDirectory(db.appPool);
    await storeReferenceEvents(db.appPool, [recorded(50, established('transport', 'city'))]);
    await copy.refresh();
    await storeReferenceEvents(db.appPool, [recorded(10, established('city', null))]);
    const organs = Array.from({ length: 20 }, (_, index) =>
      recorded(100 + index, established(`organ-${index}`, 'city')),
    );
    await Promise.all([
      ...organs.map((event) => storeReferenceEvents(db.appPool, [event])),
      ...organs.map((event) => storeReferenceEvents(db.appPool, [event])),
      copy.refresh(),
    ]);
    await copy.refresh();
    expect(copy.directory.organsOn('2024-01-01')).toHaveLength(22);
    const { rows } = await db.pool.query('SELECT max(arrival)::int AS last, count(*)::int AS n FROM reference_events');
    expect(rows).toEqual([{ last: 22, n: 22 }]);
  });

  it('does not show what a transaction has not committed, and shows it afterwards', async () => {
    const copy = await loadDirectory(db.appPool);
    const client = await db.appPool.connect();
    try {
      await client.query('BEGIN');
      await storeReferenceEvents(client, [recorded(1, established('city', null))]);
      const waiting = storeReferenceEvents(db.appPool, [recorded(2, established('housing', 'city'))]);
      expect(await copy.refresh()).toBe(0);
      await client.query('COMMIT');
      await waiting;
    } finally {
      client.release();
    }
    expect(await copy.refresh()).toBe(2);
  });

  it('keeps the last good copy and says so when the database cannot be read', async () => {
    await storeReferenceEvents(db.appPool, [recorded(1, established('city', null))]);
    const copy = await loadDirectory(db.appPool);
    await db.pool.query('ALTER TABLE reference_events RENAME TO hidden');
    await expect(copy.refresh()).rejects.toThrow();
    expect(copy.trouble).not.toBeNull();
    expect(copy.directory.organsOn('2024-01-01')).toHaveLength(1);
    await db.pool.query('ALTER TABLE hidden RENAME TO reference_events');
    await storeReferenceEvents(db.appPool, [recorded(2, abolished('city', [], '2030-01-01'))]);
    await copy.refresh();
    expect(copy.trouble).toBeNull();
    expect(copy.directory.organ('city')?.validTo).toBe('2030-01-01');
  });

  it('follows by itself until it is stopped', async () => {
    const copy = await loadDirectory(db.appPool);
    const stop = copy.follow(10);
    await storeReferenceEvents(db.appPool, [recorded(1, established('city', null))]);
    for (let tries = 0; tries < 200 && !copy.directory.organ('city'); tries += 1) {
      await new Promise((next) => setTimeout(next, 10));
    }
    stop();
    expect(copy.directory.organ('city')).toBeDefined();
  });
});
