import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { canonicalize, sha256 } from '@mingjian/contracts';
import { isTransient } from '@mingjian/messaging';
import type { Engine } from '@mingjian/service-kit';
import { scanOnce } from './scan-once.js';

const body = canonicalize({ title: '答复', text: '电话13900000001' });
const digest = sha256(body);

/** A double of intake, which answers as it is told. */
let intake: Server;
let answer: { status: number; body: string };
let asked: string[];
let engine: Engine;

beforeAll(async () => {
  intake = createServer((request, response) => {
    asked.push(`${request.headers.authorization} ${request.url}`);
    response.writeHead(answer.status).end(answer.body);
  });
  await new Promise<void>((resolve) => intake.listen(0, '127.0.0.1', resolve));
  const { port } = intake.address() as AddressInfo;
  engine = { urls: { intake: `http://127.0.0.1:${port}` }, tokens: { bearer: async () => 'own' } } as unknown as Engine;
});
afterAll(() => new Promise((resolve) => intake.close(resolve)));
beforeEach(() => {
  asked = [];
  answer = { status: 200, body };
});

const failureOf = (scan: Promise<unknown>): Promise<unknown> =>
  scan.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('the scan of the bytes of a digest', () => {
  it('reads them once from intake, in the own name and for a stated purpose', async () => {
    const scan = scanOnce(digest);
    expect(await scan(engine)).toMatchObject({ findings: [{ kind: 'mobile', masked: '139****0001' }] });
    await scan(engine);
    expect(asked).toEqual([`Bearer own /api/intake/v1/contents/${digest}?purpose=review`]);
  });

  it.each([404, 500, 503])('comes again after intake answered %i: nothing is opened unscanned', async (status) => {
    answer = { status, body: '' };
    expect(isTransient(await failureOf(scanOnce(digest)(engine)))).toBe(true);
  });

  it('comes again when intake cannot be reached', async () => {
    const gone = { ...engine, urls: { intake: 'http://127.0.0.1:9' } } as Engine;
    expect(isTransient(await failureOf(scanOnce(digest)(gone)))).toBe(true);
  });

  it('of other bytes than those of the digest fails for a person to see', async () => {
    answer = { status: 200, body: canonicalize({ title: '答复', text: '' }) };
    const failure = await failureOf(scanOnce(digest)(engine));
    expect(failure).toBeInstanceOf(Error);
    expect(isTransient(failure)).toBe(false);
  });
});
