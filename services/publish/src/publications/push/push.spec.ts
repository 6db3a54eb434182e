import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TransientError } from '@mingjian/messaging';
import { createHmac } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InnerAddress, isInner } from './inner-addresses.js';
import type { PushMessage } from './message.js';
import { push } from './port.js';

const message: PushMessage = {
  change: 'published',
  publication: '11111111-1111-4111-8111-111111111111',
  version: 2,
  title: '公路养护计划',
};
const KEY = '11111111-1111-4111-8111-111111111111.2.published';

describe('an inner address', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.255.255',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    'not an address',
  ])('is %s', (address) => {
    expect(isInner(address)).toBe(true);
  });

  it.each(['8.8.8.8', '172.32.0.1', '192.167.1.1', '2400:3200::1'])('is not %s', (address) => {
    expect(isInner(address)).toBe(false);
  });
});

describe('a webhook', () => {
  let server: Server;
  let answer: number;
  let received: { headers: IncomingHttpHeaders; body: string }[];
  let url: string;
  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      request.on('end', () => {
        received.push({ headers: request.headers, body });
        response.writeHead(answer, answer === 302 ? { location: '/elsewhere' } : {}).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  beforeEach(() => {
    answer = 204;
    received = [];
  });
  const target = { kind: 'webhook', name: 'city-site', organ: null, inner: true } as const;
  const secret = 'sixteen-letters-or-more';

  it('gets the message signed and with the key of its version (Art 8)', async () => {
    await push({ ...target, url, secret }, message);
    const [{ headers, body }] = received as [(typeof received)[0]];
    expect(JSON.parse(body)).toEqual(message);
    expect(headers).toMatchObject({
      'idempotency-key': KEY,
      'x-mingjian-signature': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
    });
  });

  it.each([429, 500, 503])('that answers %i is asked again later', async (status) => {
    answer = status;
    await expect(push({ ...target, url }, message)).rejects.toBeInstanceOf(TransientError);
  });

  it.each([302, 400, 403, 404])('that answers %i is left to a person, and no redirect is followed', async (status) => {
    answer = status;
    await expect(push({ ...target, url }, message)).rejects.toThrow(`city-site answered ${status}`);
    await expect(push({ ...target, url }, message)).rejects.not.toBeInstanceOf(TransientError);
    expect(received).toHaveLength(2);
  });

  it('that is away is asked again later', async () => {
    await expect(push({ ...target, url: 'http://127.0.0.1:1/hook' }, message)).rejects.toBeInstanceOf(TransientError);
  });

  it.each(['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1'])(
    'is not reached at %s, an inner address, unless the configuration says so',
    async (host) => {
      const inside = new URL(url);
      inside.hostname = host;
      const outer = { ...target, inner: false, url: inside.href };
      await expect(push(outer, message)).rejects.toBeInstanceOf(InnerAddress);
      expect(received).toEqual([]);
    },
  );
});

describe('a folder', () => {
  it('gets one whole file for each version and change, the same again in its place', async () => {
    const path = await mkdtemp(join(tmpdir(), 'mingjian-push-'));
    try {
      const target = { kind: 'folder', name: 'drop', organ: null, path: join(path, 'new') } as const;
      await push(target, message);
      await push(target, message);
      await push(target, { ...message, change: 'withdrawn' });
      expect((await readdir(target.path)).sort()).toEqual([`${KEY}.json`, KEY.replace('published', 'withdrawn.json')]);
      expect(JSON.parse(await readFile(join(target.path, `${KEY}.json`), 'utf8'))).toEqual(message);
      await expect(push({ ...target, path: join(target.path, `${KEY}.json`) }, message)).rejects.toBeInstanceOf(
        TransientError,
      );
    } finally {
      await rm(path, { recursive: true });
    }
  });
});
