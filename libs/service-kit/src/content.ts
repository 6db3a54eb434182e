import { sha256, type PublishedAttachment } from '@mingjian/contracts';
import { TransientError } from '@mingjian/messaging';
import { NotInVault } from '@mingjian/vault';
import type { Engine } from './engine.js';

/** What goes out: the canonical JSON of these fields, found by the digest of exactly these bytes. */
export interface Content {
  readonly title: string;
  readonly text: string;
  /** 内容概述 (Art 12). */
  readonly summary?: string;
  /** 附件, in their order; absent where there are none. The digest of these fields covers the files by theirs. */
  readonly attachments?: readonly PublishedAttachment[];
}

/**
 * The content of a digest: the own copy, or intake's, which is then kept. The bytes are always checked against the digest.
 * @throws TransientError when intake does not give it now; Error when it answers with other bytes
 */
export const contentOf = async (engine: Engine, digest: string): Promise<Content> =>
  JSON.parse((await bytesOf(engine, digest)).toString('utf8')) as Content;

/** The bytes of a digest, such as a file of a content: the own copy, or intake's, as `contentOf`. @throws as that */
export const bytesOf = (engine: Engine, digest: string): Promise<Buffer> =>
  engine.contents.get(digest).catch(async (error: unknown) => {
    if (!(error instanceof NotInVault)) throw error;
    const fetched = await fetchFromIntake(engine, digest, 'publication');
    await engine.contents.put(fetched);
    return fetched;
  });

const PATIENCE_MS = 10_000;

/**
 * The bytes of a digest, checked against it, from intake, which is told what they are wanted for.
 * @throws TransientError when intake does not give them now; Error when it answers with other bytes
 */
export const fetchFromIntake = async (
  engine: Engine,
  digest: string,
  purpose: 'publication' | 'review',
): Promise<Buffer> => {
  const { intake } = engine.urls;
  if (!intake) throw new Error('MINGJIAN_INTAKE_URL is not configured');
  const url = `${intake}/api/intake/v1/contents/${digest}?purpose=${purpose}`;
  const bytes = await read(engine, url).catch((cause: unknown) => {
    throw new TransientError(`intake could not be read: ${String(cause)}`, { cause });
  });
  if (sha256(bytes) !== digest) throw new Error(`intake answered with other bytes than ${digest}`);
  return bytes;
};

const read = async (engine: Engine, url: string): Promise<Buffer> => {
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${await engine.tokens.bearer()}` },
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (!response.ok) throw new Error(`it answered ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
};
