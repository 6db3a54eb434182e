import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import type { Engine } from './engine.js';
import { LONGEST_UPLOAD_BYTES } from './limits.js';
import { answerUpload, defineUpload } from './upload.js';

const upload = defineUpload({
  name: 'test.upload',
  path: 'uploads',
  permission: 'item.edit',
  longest: () => 10,
  handle: async ({ bytes, principal }) => ({ text: bytes.toString('utf8'), by: principal.sub }),
});
const engineOf = (organs: 'all' | readonly string[]): Engine => ({ organsOf: () => organs }) as unknown as Engine;
const principal = { sub: 'wang', issuer: 'test' };

/** A body in pieces, and how many of them were read. */
const bodyOf = (...pieces: readonly Buffer[]) => {
  const read = { pieces: 0 };
  const body = (async function* () {
    for (const piece of pieces) {
      read.pieces += 1;
      yield piece;
    }
  })();
  return { read, body };
};
const send = (body: AsyncIterable<Buffer>, contentDigest?: string, organs: 'all' | readonly string[] = ['transport']) =>
  answerUpload(upload, { principal, body, contentDigest }, engineOf(organs));
const digestOf = (text: string): string => `sha-256=:${createHash('sha256').update(text).digest('base64')}:`;

describe('an upload', () => {
  it('is the bytes as they come, in the name of whoever sends them', async () => {
    const { body } = bodyOf(Buffer.from('01234'), Buffer.from('56789'));
    expect(await send(body, `md5=:xx:, ${digestOf('0123456789')}`)).toEqual({ text: '0123456789', by: 'wang' });
  });

  it('of somebody without the right is not even read', async () => {
    const { body, read } = bodyOf(Buffer.from('01234'));
    await expect(send(body, undefined, [])).rejects.toMatchObject({ code: 'permission.missing' });
    expect(read.pieces).toBe(0);
  });

  it.each([
    ['is empty', [], undefined, 'upload.empty'],
    ['is too long', [Buffer.alloc(6), Buffer.alloc(5)], undefined, 'upload.tooLarge'],
    ['is other bytes than it says', [Buffer.from('a')], digestOf('b'), 'upload.digestMismatch'],
    ['says no digest where it says it does', [Buffer.from('a')], 'sha-256=:YQ==:', 'upload.digestMismatch'],
  ] as const)('that %s is refused', async (_, pieces, digest, code) => {
    await expect(send(bodyOf(...pieces).body, digest)).rejects.toMatchObject({ code });
  });

  it('without end is not read to its end', async () => {
    const piece = Buffer.alloc(LONGEST_UPLOAD_BYTES);
    const { body, read } = bodyOf(...Array.from({ length: 9 }, () => piece));
    await expect(send(body)).rejects.toMatchObject({ code: 'upload.tooLarge' });
    expect(read.pieces).toBe(3);
  });
});
