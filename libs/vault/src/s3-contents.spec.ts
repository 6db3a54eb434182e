import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AreReferenced, ContentStore } from './index.js';
import { createS3Contents } from './s3-contents.js';
import { contentStoreContract } from './testing/content-store-contract.js';
import { ACCESS_KEY, BUCKET, startS3Double, type S3Double } from './testing/s3-double.js';

let double: S3Double;
beforeAll(async () => {
  double = await startS3Double();
});
beforeEach(() => double.objects.clear());
afterAll(() => double.close());

const keyOf = (digest: string): string => `intake/${digest.slice(0, 2)}/${digest.slice(2)}`;
const open = (wish: { bucket?: string; prefix?: string; accessKey?: string } = {}): ContentStore =>
  createS3Contents({
    endpoint: double.endpoint,
    region: 'us-east-1',
    bucket: BUCKET,
    prefix: 'intake',
    accessKey: ACCESS_KEY,
    secretKey: 'of the double',
    keys: { masterKey: () => Promise.resolve(Buffer.alloc(32, 7)) },
    ...wish,
  });

contentStoreContract('a bucket of the S3 double', () => {
  const kept = (digest: string) => double.objects.get(keyOf(digest))!;
  return Promise.resolve({
    contents: open(),
    kept: (digest) => Promise.resolve(kept(digest).bytes),
    spoil: (digest, bytes) =>
      Promise.resolve(void double.objects.set(keyOf(digest), { ...kept(digest), bytes: Buffer.from(bytes) })),
    date: (digest, when) =>
      Promise.resolve(void double.objects.set(keyOf(digest), { ...kept(digest), modified: when })),
  });
});

describe('content in a bucket', () => {
  const text = Buffer.from('告知书');
  const none: AreReferenced = () => Promise.resolve(new Set<string>());
  const tomorrow = (): Date => new Date(Date.now() + 86_400_000);

  it('lies once, under the prefix of its service', async () => {
    const digest = await open().put(text);
    await open().put(text);
    expect([...double.objects.keys()]).toEqual([keyOf(digest)]);
  });

  it('is not found under the prefix of another service', async () => {
    const digest = await open().put(text);
    expect(await open({ prefix: 'publish' }).has(digest)).toBe(false);
  });

  it('is swept over several pages of a listing, without what is not ours', async () => {
    for (let n = 0; n < 8; n += 1) await open().put(Buffer.from([n]));
    await open({ prefix: 'publish' }).put(text);
    double.objects.set('intake/readme.txt', { bytes: text, modified: new Date(0) });
    expect(await open().sweep(tomorrow(), none)).toBe(8);
    expect([...double.objects.keys()].map((key) => key.split('/')[0])).toEqual(['publish', 'intake']);
  });

  it('stays when it is put between the listing of a sweep and the removal', async () => {
    const digest = await open().put(text);
    const putsMeanwhile: AreReferenced = async () => {
      await open().put(text);
      return new Set<string>();
    };
    expect(await open().sweep(tomorrow(), putsMeanwhile)).toBe(0);
    expect(await open().has(digest)).toBe(true);
  });

  it('is not called absent when the bucket is wrong or the key has no right', async () => {
    const digest = await open().put(text);
    await expect(open({ bucket: 'elsewhere' }).get(digest)).rejects.toMatchObject({ name: 'NoSuchBucket' });
    await expect(open({ accessKey: 'stranger' }).get(digest)).rejects.toMatchObject({ name: 'InvalidAccessKeyId' });
    await expect(open({ accessKey: 'stranger' }).has(digest)).rejects.toThrow();
  });
});
