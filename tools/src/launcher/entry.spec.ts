import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { openEntry, type Entry } from './entry.js';
import { sendJson } from './problems.js';

let entry: Entry;
let service: Server;
let serviceUrl: string | undefined;
let answer: (request: IncomingMessage, body: Buffer, response: ServerResponse) => void;

const listen = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

beforeEach(async () => {
  answer = (request, body, response) =>
    sendJson(response, 200, { url: request.url, headers: request.headers, bytes: body.length });
  service = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => answer(request, Buffer.concat(chunks), response));
  });
  serviceUrl = await listen(service);
  entry = await openEntry(0, false);
  entry.route({
    service: (name) => (name === 'intake' || name === 'publish' ? serviceUrl : undefined),
    local: { '': (_request, response) => sendJson(response, 200, { page: 'front' }) },
  });
});

afterEach(async () => {
  await entry.close();
  service.closeAllConnections();
  await new Promise((resolve) => service.close(resolve));
});

const get = (path: string, init?: RequestInit) => fetch(`${entry.origin}${path}`, init);

/** What the entry says to bytes that no HTTP client would send. */
const sendRaw = (bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(entry.port, '127.0.0.1', () => socket.write(bytes));
    let answered = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => (answered += chunk));
    socket.on('error', reject).on('close', () => resolve(answered));
  });

describe('the entry', () => {
  it.each([
    ['/api/intake/v1/applications?x=%E5%85%AC', '/api/intake/v1/applications?x=%E5%85%AC'],
    ['/portal/items?page=2', '/portal/items?page=2'],
    ['/portal', '/portal'],
    ['/api/intake/v1/applications/', '/api/intake/v1/applications/'],
  ])('hands %s on unchanged', async (path, seen) => {
    expect(await (await get(path)).json()).toMatchObject({ url: seen });
  });

  it.each([
    ['/portal/', '/portal'],
    ['/portal//', '/portal'],
    ['/portal/items/?page=2', '/portal/items?page=2'],
  ])('leads from %s to %s, where the page is', async (path, location) => {
    const response = await get(path, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([308, location]);
  });

  it.each([
    ['a broken request line', 'BROKEN\r\n\r\n', 400, 'request.malformedHttp'],
    [
      'headers beyond any measure',
      `GET / HTTP/1.1\r\nhost: localhost\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`,
      431,
      'request.headersTooLarge',
    ],
  ])('answers %s with a problem', async (_, bytes, status, code) => {
    const [head = '', body = ''] = (await sendRaw(bytes)).split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} [^]*content-type: application/problem\\+json`));
    expect(JSON.parse(body)).toMatchObject({ status, code });
  });

  it.each([
    '/api/',
    '/api/nothing/v1',
    '/elsewhere',
    '/desk',
    '/review/',
    '/__proto__',
    '/constructor',
    '/api/__proto__/x',
  ])('knows nothing at %s', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'request.notFound' });
  });

  it('passes headers of the request but not of the connection', async () => {
    const seen = await new Promise<Record<string, unknown>>((resolve, reject) => {
      httpRequest(
        `${entry.origin}/api/intake/v1/x`,
        {
          headers: {
            authorization: 'Bearer t',
            'idempotency-key': 'k',
            connection: 'keep-alive, x-mine',
            'x-mine': 'only for you',
          },
        },
        (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
          response.on('end', () => resolve((JSON.parse(text) as { headers: Record<string, unknown> }).headers));
        },
      )
        .on('error', reject)
        .end();
    });
    expect(seen).toMatchObject({ authorization: 'Bearer t', 'idempotency-key': 'k' });
    expect(seen).not.toHaveProperty('x-mine');
  });

  it('passes a body on, also one sent in chunks', async () => {
    const body = 'x'.repeat(1_500_000);
    expect(await (await get('/api/intake/v1/x', { method: 'POST', body })).json()).toMatchObject({ bytes: 1_500_000 });
    const chunked = new ReadableStream({
      start(controller) {
        for (let index = 0; index < 10; index += 1) controller.enqueue(new TextEncoder().encode('0123456789'));
        controller.close();
      },
    });
    const response = await get('/api/intake/v1/x', { method: 'POST', body: chunked, duplex: 'half' } as RequestInit);
    expect(await response.json()).toMatchObject({ bytes: 100 });
  });

  it('answers a body of 10 MB with a problem that the client can read', async () => {
    const response = await get('/api/intake/v1/x', { method: 'POST', body: Buffer.alloc(10_000_000, 'x') });
    expect(response.status).toBe(413);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ code: 'request.tooLarge' });
  });

  it('takes a file of 10 MB where files are brought, and none beyond 32 MB', async () => {
    const bring = (megabytes: number) =>
      get('/api/intake/v1/attachment-uploads', { method: 'POST', body: Buffer.alloc(megabytes * 1024 * 1024) });
    expect(await (await bring(10)).json()).toMatchObject({ bytes: 10 * 1024 * 1024 });
    expect((await bring(33)).status).toBe(413);
  });

  it('passes status, headers and a large answer back', async () => {
    const large = Buffer.alloc(5_000_000, 'y');
    answer = (_request, _body, response) => {
      response.writeHead(207, { 'x-service': 'yes', etag: '"7"' }).end(large);
    };
    const response = await get('/portal/document');
    expect([response.status, response.headers.get('x-service'), response.headers.get('etag')]).toEqual([
      207,
      'yes',
      '"7"',
    ]);
    expect(Buffer.from(await response.arrayBuffer()).equals(large)).toBe(true);
  });

  it.each<[string, () => void, string]>([
    ['has not started', () => (serviceUrl = undefined), '/api/intake/v1/x'],
    ['is of another process that has none', () => undefined, '/api/review/v1/x'],
    ['does not listen any more', () => (serviceUrl = 'http://127.0.0.1:1'), '/api/intake/v1/x'],
    ['dies while it works', () => (answer = (request) => request.socket.destroy()), '/api/intake/v1/x'],
  ])('answers 503 for a service that %s', async (_name, arrange, path) => {
    arrange();
    const response = await get(path, { method: 'POST', body: '{}' });
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('1');
    expect(await response.json()).toMatchObject({ code: 'service.unavailable', status: 503 });
  });

  it('breaks off an answer that the service broke off', async () => {
    answer = (request, _body, response) => {
      response.writeHead(200, { 'content-length': 1000 }).write('begin');
      setTimeout(() => request.socket.destroy(), 20);
    };
    const response = await get('/portal/document');
    await expect(response.text()).rejects.toThrow();
  });

  it('goes on after a client that broke off', async () => {
    const { port } = new URL(entry.origin);
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => {
        socket.write('POST /api/intake/v1/x HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100\r\n\r\nhalf');
        setTimeout(() => socket.destroy(), 20);
      });
      socket.on('close', () => resolve());
    });
    expect((await get('/api/intake/v1/x')).status).toBe(200);
  });

  it('shows its own pages on loopback names only', async () => {
    expect((await get('/')).status).toBe(200);
    const asked = await new Promise<number>((resolve) =>
      httpRequest(`${entry.origin}/`, { headers: { host: 'elsewhere.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode!);
      }).end(),
    );
    expect(asked).toBe(403);
  });
});

describe('the port', () => {
  it('moves to the next free one only when it was not asked for', async () => {
    await expect(openEntry(entry.port, false)).rejects.toThrow(`port ${entry.port} is taken`);
    const other = await openEntry(entry.port, true);
    expect(other.port).toBeGreaterThan(entry.port);
    await other.close();
  });
});
