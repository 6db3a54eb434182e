import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encodeEnvelope, sha256, type PersonalField } from '@mingjian/contracts';
import type { EventStore } from '@mingjian/event-store';
import { createMemoryEventStore } from '@mingjian/event-store/memory';
import { testDatabase, type TestDatabase } from '@mingjian/postgres/testing';
import { projectionSchema, startProjections, type Projections } from '@mingjian/projections';
import { createFileContents, createPostgresVault, fileKeyStore, vaultSchema } from '@mingjian/vault';
import type { ContentStore, Vault } from '@mingjian/vault';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sealedReferences, sweep } from './sweep.js';

const LAST_WEEK = new Date(Date.now() - 7 * 86_400_000);

let db: TestDatabase;
let folder: string;
let vault: Vault;
let contents: ContentStore;
beforeAll(async () => {
  db = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'mingjian-sweep-'));
  await db.pool.query(vaultSchema(db.appRole));
  await db.pool.query(projectionSchema(db.appRole));
  const keys = fileKeyStore(join(folder, 'key'));
  vault = createPostgresVault({ pool: db.appPool, keys });
  contents = createFileContents({ folder: join(folder, 'contents'), keys });
});
afterAll(async () => {
  await db.drop();
  await rm(folder, { recursive: true, force: true });
});

const store: EventStore = createMemoryEventStore('intake');
let projections: Projections;

/** A field and some bytes that nobody has asked for since last week. */
const sealOld = async (): Promise<{ readonly field: PersonalField; readonly digest: string }> => {
  const [field] = await vault.sealAll(randomUUID(), { applicant: { name: '申请人甲' } }, randomUUID());
  await db.pool.query('UPDATE vault.fields SET sealed_at = $2 WHERE ref = $1', [field!.ref, LAST_WEEK]);
  const digest = await contents.put(Buffer.from(randomUUID()));
  await utimes(join(folder, 'contents', digest.slice(0, 2), digest.slice(2)), LAST_WEEK, LAST_WEEK);
  return { field: field!, digest };
};

/** An event that refers to them. */
const refer = async (personal: readonly PersonalField[], digest: string): Promise<void> => {
  const commandId = randomUUID();
  const type = 'cn.mingjian.intake.ReplyProposed.v1';
  const body = encodeEnvelope({
    specversion: '1.0',
    id: randomUUID(),
    source: '/mingjian/intake',
    type,
    subject: 'application-1',
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    kind: 'contract',
    streamVersion: 1,
    actor: { sub: 'bai', organ: null, role: 'handler', grant: null },
    actingFor: null,
    causationId: commandId,
    correlationId: commandId,
    command: { id: commandId, digest: sha256(commandId) },
    occurredOn: '2026-03-02',
    entry: 'live',
    pins: {},
    personal: [...personal],
    data: { nested: { digest } },
  });
  await store.append({
    stream: `application-${commandId}`,
    expectedVersion: 0,
    events: [{ id: randomUUID(), type, body }],
    command: { actor: 'bai', id: commandId, digest: sha256(commandId), outcome: '{}' },
    now: new Date(),
  });
};
const follow = () => startProjections({ pool: db.appPool, logs: [store], projections: [sealedReferences('intake')] });
const parts = () => ({ vault, contents, pool: db.appPool, store, projections });
const isKept = async ({ field, digest }: { field: PersonalField; digest: string }): Promise<readonly boolean[]> => [
  await vault.open(field.ref).then(
    () => true,
    () => false,
  ),
  await contents.has(digest),
];

describe('the sweep', () => {
  it('removes what is old and unreferenced, and keeps what an event refers to and what is young', async () => {
    const referenced = await sealOld();
    const orphan = await sealOld();
    const [young] = await vault.sealAll(randomUUID(), { applicant: {} }, randomUUID());
    const fresh = { field: young!, digest: await contents.put(Buffer.from('fresh')) };
    await refer([referenced.field], referenced.digest);
    projections = await follow();
    try {
      expect(await sweep(parts())).toEqual({ fields: 1, contents: 1 });
      expect(await isKept(referenced)).toEqual([true, true]);
      expect(await isKept(orphan)).toEqual([false, false]);
      expect(await isKept(fresh)).toEqual([true, true]);
      expect(await sweep(parts())).toEqual({ fields: 0, contents: 0 });
    } finally {
      await projections.stop();
    }
  });

  it('keeps what is referred to by events that come while it begins, and by those that come meanwhile', async () => {
    const before = await sealOld();
    projections = await follow();
    const head = store.head.bind(store);
    const meanwhile = await vault.sealAll(randomUUID(), { applicant: {} }, randomUUID());
    const digest = await contents.put(Buffer.from('meanwhile'));
    try {
      await refer([before.field], before.digest);
      const swept = sweep({
        ...parts(),
        store: Object.assign(Object.create(store) as EventStore, {
          source: store.source,
          head: async () => {
            const known = await head();
            await refer(meanwhile, digest);
            return known;
          },
        }),
      });
      expect(await swept).toEqual({ fields: 0, contents: 0 });
      expect(await isKept(before)).toEqual([true, true]);
      expect(await isKept({ field: meanwhile[0]!, digest })).toEqual([true, true]);
    } finally {
      await projections.stop();
    }
  });

  it('removes nothing while references are missing', async () => {
    const referenced = await sealOld();
    await refer([referenced.field], referenced.digest);
    projections = await follow();
    await projections.stop();
    const behind: Projections = { ...projections, waitFor: () => Promise.resolve(false) };
    await expect(sweep({ ...parts(), projections: behind })).rejects.toThrow('not up to date');
    expect(await isKept(referenced)).toEqual([true, true]);
  });
});
