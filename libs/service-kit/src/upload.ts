import type { Permission, Principal } from '@mingjian/identity';
import { createHash } from 'node:crypto';
import type { Engine } from './engine.js';
import { LONGEST_UPLOAD_BYTES } from './limits.js';
import { Problem } from './problem.js';

/**
 * Bytes that somebody brings before an act refers to them: a POST of `application/octet-stream`. It decides nothing and records nothing; the
 * same bytes again are the same upload. It lives in `<module>/uploads/<name>.upload.ts`.
 */
export interface Upload {
  readonly name: string;
  /** Path below `/api/<service>/v1/`. */
  readonly path: string;
  /** Whoever has it in any organ may bring bytes; the act that uses them asks for its own right. */
  readonly permission: Permission;
  /** Bytes that are taken at most. */
  longest(engine: Engine): number;
  /** @throws Problem */
  handle(context: UploadContext): Promise<object>;
}

export interface UploadContext {
  readonly bytes: Buffer;
  readonly principal: Principal;
  readonly engine: Engine;
}

export interface UploadRequest {
  readonly principal: Principal;
  /** Not read before it is known who sends it. */
  readonly body: AsyncIterable<Buffer>;
  /** Header `Content-Digest` (RFC 9530). */
  readonly contentDigest: string | undefined;
}

export const defineUpload = (upload: Upload): Upload => upload;

/** @throws Problem without the right; for more bytes than are taken; for other bytes than the sender says */
export const answerUpload = async (upload: Upload, request: UploadRequest, engine: Engine): Promise<object> => {
  const { principal, body, contentDigest } = request;
  const organs = engine.organsOf(principal, upload.permission);
  if (organs !== 'all' && organs.length === 0) throw Problem.of('permission.missing');
  const expected = sha256In(contentDigest);
  const bytes = await readAtMost(body, upload.longest(engine));
  if (expected && !createHash('sha256').update(bytes).digest().equals(expected)) {
    throw Problem.of('upload.digestMismatch');
  }
  return upload.handle({ bytes, principal, engine });
};

/** The rest of what is too long is read and thrown away: a client that is still sending would not see the answer. */
const readAtMost = async (body: AsyncIterable<Buffer>, longest: number): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > 2 * LONGEST_UPLOAD_BYTES) break;
    if (size <= longest) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (size > longest) throw Problem.of('upload.tooLarge', { longestBytes: longest });
  if (size === 0) throw Problem.of('upload.empty');
  return Buffer.concat(chunks, size);
};

/** The SHA-256 of `Content-Digest: sha-256=:<base64>:`; other algorithms are not looked at. @throws Problem for one that is none */
const sha256In = (header: string | undefined): Buffer | undefined => {
  const [, text] = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/=]*):/.exec(header ?? '') ?? [];
  if (text === undefined) return undefined;
  const digest = Buffer.from(text, 'base64');
  if (digest.length !== 32) throw Problem.of('upload.digestMismatch');
  return digest;
};
