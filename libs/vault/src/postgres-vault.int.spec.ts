import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { personalFieldSchema } from '@mingjian/contracts';
import { testDatabase, type TestDatabase } from '@mingjian/postgres/testing';
import { createPostgresVault, NotInVault, VaultBroken, vaultSchema, verifyCommitment, type Vault } from './index.js';

const applicant = { name: '王小明', phone: '13000000000' };
const request = '申请公开2023年道路养护招标文件';

describe('the vault in Postgres', () => {
  let db: TestDatabase;
  let vault: Vault;
  const master = randomBytes(32);
  const keys = { masterKey: () => Promise.resolve(master) };

  beforeAll(async () => {
    db = await testDatabase();
    await db.pool.query(vaultSchema(db.appRole));
    await db.pool.query(vaultSchema(db.appRole));
    vault = createPostgresVault({ pool: db.appPool, keys });
  });
  afterAll(() => db.drop());

  it('gives what an envelope carries, and opens to the value and the salt of the commitment', async () => {
    const subject = randomUUID();
    const fields = await vault.sealAll(subject, { request, applicant }, 'citizen/1');
    expect(fields.map(({ field }) => field)).toEqual(['request', 'applicant']);
    for (const field of fields) personalFieldSchema.parse(field);
    const opened = await vault.open(fields[1]!.ref);
    expect(opened).toEqual({
      subject,
      field: 'applicant',
      value: applicant,
      salt: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(verifyCommitment(fields[1]!.commitment, opened.salt, applicant)).toBe(true);
  });

  it('seals later fields with the subject’s key, and nothing at all without asking the database', async () => {
    const subject = randomUUID();
    await vault.sealAll(subject, { applicant }, 'citizen/1');
    const [later] = await vault.sealAll(subject, { note: null }, 'clerk/2');
    expect((await vault.open(later!.ref)).value).toBeNull();
    const { rows } = await db.pool.query('SELECT count(*) AS n FROM vault.subject_keys WHERE subject = $1', [subject]);
    expect(rows).toEqual([{ n: 1 }]);
    expect(await vault.sealAll(subject, {}, 'clerk/3')).toEqual([]);
  });

  it('gives the same secret for the same purpose for ever, and another for another or under another key', async () => {
    const secret = await vault.secretFor('query code/clerk/1');
    expect(secret).toHaveLength(32);
    const elsewhere = (masterKey: Uint8Array) =>
      createPostgresVault({ pool: db.appPool, keys: { masterKey: () => Promise.resolve(masterKey) } });
    expect(await elsewhere(master).secretFor('query code/clerk/1')).toEqual(secret);
    expect(await vault.secretFor('query code/clerk/2')).not.toEqual(secret);
    expect(await elsewhere(randomBytes(32)).secretFor('query code/clerk/1')).not.toEqual(secret);
    expect(await vault.secretFor('x'.repeat(5000))).toHaveLength(32);
  });

  it('needs one round trip for a new subject and two for a known one', async () => {
    let trips = 0;
    const counting = new Proxy(db.appPool, {
      get: (pool, name) => {
        if (name === 'query') trips += 1;
        const value: unknown = Reflect.get(pool, name);
        return typeof value === 'function' ? value.bind(pool) : value;
      },
    });
    const counted = createPostgresVault({ pool: counting, keys });
    const subject = randomUUID();
    await counted.sealAll(subject, { applicant, request }, 'citizen/1');
    expect(trips).toBe(1);
    await counted.sealAll(subject, { note: 'x', reason: 'y' }, 'clerk/2');
    expect(trips).toBe(3);
  });

  it('answers the same command with the first references and commitments, whatever it brings', async () => {
    const subject = randomUUID();
    const first = await vault.sealAll(subject, { applicant, request }, 'citizen/1');
    expect(await vault.sealAll(subject, { applicant, request }, 'citizen/1')).toEqual(first);
    expect(await vault.sealAll(subject, { applicant: 'somebody else', request }, 'citizen/1')).toEqual(first);
    expect((await vault.open(first[0]!.ref)).value).toEqual(applicant);
    const [another] = await vault.sealAll(subject, { applicant }, 'citizen/2');
    expect(another!.ref).not.toBe(first[0]!.ref);
  });

  it('gives racing callers of one command the same answer, and racing commands of a subject the same key', async () => {
    for (let round = 0; round < 20; round += 1) {
      const subject = randomUUID();
      const [same, others] = await Promise.all([
        Promise.all(Array.from({ length: 4 }, () => vault.sealAll(subject, { applicant, request }, 'citizen/1'))),
        Promise.all(['a', 'b', 'c', 'd'].map((id) => vault.sealAll(subject, { request, applicant }, `clerk/${id}`))),
      ]);
      for (const answer of same) expect(answer).toEqual(same[0]);
      for (const { ref, commitment } of [...same[0]!, ...others.flat()]) {
        const { salt, value } = await vault.open(ref);
        expect(verifyCommitment(commitment, salt, value)).toBe(true);
      }
    }
  });

  it('keeps no value readable in its tables (PIPL Art 51)', async () => {
    const subject = randomUUID();
    await vault.sealAll(subject, { request }, 'citizen/1');
    const { rows } = await db.pool.query<{ sealed: Buffer }>('SELECT sealed FROM vault.fields WHERE subject = $1', [
      subject,
    ]);
    expect(rows.some(({ sealed }) => sealed.includes(request))).toBe(false);
  });

  it.each([
    [
      'a byte of the field',
      `UPDATE vault.fields SET sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 1) WHERE subject = $1`,
    ],
    ['the name of the field', `UPDATE vault.fields SET field = 'other' WHERE subject = $1`],
    ['the commitment', `UPDATE vault.fields SET commitment = repeat('0', 64) WHERE subject = $1`],
    [
      'a byte of the key',
      `UPDATE vault.subject_keys SET wrapped = set_byte(wrapped, 20, get_byte(wrapped, 20) # 1) WHERE subject = $1`,
    ],
  ])('refuses to open when %s was changed', async (_what, change) => {
    const subject = randomUUID();
    const [field] = await vault.sealAll(subject, { request }, 'citizen/1');
    await db.pool.query(change, [subject]);
    await expect(vault.open(field!.ref)).rejects.toThrow(VaultBroken);
  });

  it('opens nothing once the subject’s key is gone (PIPL Art 47)', async () => {
    const subject = randomUUID();
    const [field] = await vault.sealAll(subject, { request }, 'citizen/1');
    await db.appPool.query('DELETE FROM vault.subject_keys WHERE subject = $1', [subject]);
    await expect(vault.open(field!.ref)).rejects.toThrow(NotInVault);
    await expect(vault.open(randomUUID())).rejects.toThrow(NotInVault);
  });

  it('does not let the app role change what is sealed', async () => {
    for (const change of [
      `UPDATE vault.fields SET sealed = ''`,
      `UPDATE vault.fields SET commitment = ''`,
      `UPDATE vault.subject_keys SET wrapped = ''`,
      `TRUNCATE vault.fields`,
    ]) {
      await expect(db.appPool.query(change)).rejects.toMatchObject({ code: '42501' });
    }
  });

  describe('in a sweep', () => {
    const age = (ref: string) =>
      db.pool.query(`UPDATE vault.fields SET sealed_at = now() - interval '7 days' WHERE ref = $1`, [ref]);
    const yesterday = (): Date => new Date(Date.now() - 86_400_000);

    it('removes what is old and unreferenced, page by page, and nothing else (PIPL Art 19)', async () => {
      const many = Object.fromEntries(Array.from({ length: 1_100 }, (_, index) => [`field${index}`, index]));
      const old = await vault.sealAll(randomUUID(), many, 'citizen/1');
      await Promise.all(old.map(({ ref }) => age(ref)));
      const [fresh] = await vault.sealAll(randomUUID(), { request }, 'citizen/1');
      const kept = old[700]!.ref;
      const isReferenced = (refs: readonly string[]) => Promise.resolve(new Set(refs.filter((ref) => ref === kept)));
      expect(await vault.sweep(yesterday(), isReferenced)).toBe(1_099);
      expect((await vault.open(kept)).value).toBe(700);
      expect((await vault.open(fresh!.ref)).value).toBe(request);
    });

    it('leaves a field that its command has just asked for again', async () => {
      const subject = randomUUID();
      const [field] = await vault.sealAll(subject, { request }, 'citizen/1');
      await age(field!.ref);
      const asksAgain = async () => {
        await vault.sealAll(subject, { request }, 'citizen/1');
        return new Set<string>();
      };
      await vault.sweep(yesterday(), asksAgain);
      expect((await vault.open(field!.ref)).value).toBe(request);
    });
  });
});
