import type { IncomingMessage } from 'node:http';
import { LONGEST_UPLOAD_BYTES } from '@mingjian/service-kit/limits';
import { EntryProblem } from './problems.js';

/** Largest body that any service takes, uploads apart. */
export const LONGEST_BODY_BYTES = 2 * 1024 * 1024;

/** The longest body that is taken for an address: files are brought to uploads, and to nothing else. */
export const longestBodyFor = (url: string | undefined): number =>
  /^\/api\/[a-z]+\/v1\/[a-z-]*uploads(?:\?|$)/.test(url ?? '') ? LONGEST_UPLOAD_BYTES : LONGEST_BODY_BYTES;

/**
 * Reads a request's body whole. A longer one is read to its end all the same and thrown away, because a client that is still sending
 * would otherwise see a broken connection instead of the answer.
 * @throws EntryProblem `request.tooLarge`; `request.refused` when the client breaks off.
 */
export const readBody = (request: IncomingMessage, longest = LONGEST_BODY_BYTES): Promise<Buffer | null> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let received = 0;
    request
      .on('data', (chunk: Buffer) => {
        received += chunk.length;
        if (received <= longest) chunks.push(chunk);
        else chunks.length = 0;
      })
      .once('end', () => {
        if (received > longest) reject(new EntryProblem('request.tooLarge', { longestBytes: longest }));
        else resolve(chunks.length === 0 ? null : chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, received));
      })
      .once('error', () => reject(new EntryProblem('request.refused')));
  });
