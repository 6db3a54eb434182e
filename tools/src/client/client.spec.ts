import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, EntryUnreachable, ProblemError, type Client, type ClientOptions } from './index.js';

interface Seen {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}
type Reply = (response: ServerResponse, seen: Seen) => void;

let server: Server;
let client: Client;
let folder: string;
let tokensGiven: number;
let commands: Seen[];
/** What the server does with the next commands; afterwards it accepts. */
let replies: Reply[];

const json =
  (status: number, value: unknown): Reply =>
  (response) =>
    void response
      .writeHead(status, { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' })
      .end(JSON.stringify(value));
const accept: Reply = (response, { headers }) =>
  json(201, { id: 'made', command: headers['idempotency-key'] })(response, commands[0]!);
const breakOff: Reply = (response) => void response.destroy();

const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  let body = '';
  for await (const chunk of request.setEncoding('utf8') as AsyncIterable<string>) body += chunk;
  if (request.url === '/oidc/token') {
    tokensGiven += 1;
    const sub = new URLSearchParams(body).get('username');
    return json(200, { access_token: `${sub}-${tokensGiven}`, expires_in: 3600 })(response, commands[0]!);
  }
  const seen = { path: request.url!, headers: request.headers, body };
  commands.push(seen);
  (replies.shift() ?? accept)(response, seen);
};

const open = (options: Partial<ClientOptions> = {}): Client =>
  (client = createClient({ entry: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, ...options }));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingjian-client-'));
  tokensGiven = 0;
  commands = [];
  replies = [];
  server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  await client.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

describe('the client of the tools', () => {
  it('sends a command with token, id, version and JSON, and gives the answer back', async () => {
    const answered = await open()
      .as('bai-ruolin')
      .post('/api/intake/v1/applications', { a: 1 }, { commandId: 'c-1', ifMatch: 3 });
    expect(answered).toEqual({ status: 201, body: { id: 'made', command: 'c-1' } });
    expect(commands[0]).toMatchObject({
      path: '/api/intake/v1/applications',
      headers: { authorization: 'Bearer bai-ruolin-1', 'idempotency-key': 'c-1', 'if-match': '"3"' },
      body: '{"a":1}',
    });
  });

  it('fetches one token for many commands of a person at once', async () => {
    const person = open().as('bai-ruolin');
    await Promise.all(Array.from({ length: 50 }, (_, index) => person.post('/x', { index })));
    expect(commands).toHaveLength(50);
    expect(tokensGiven).toBe(1);
  });

  it('sends the same command again after 503 and after a broken connection', async () => {
    replies = [json(503, { code: 'service.unavailable' }), breakOff, json(503, {}), breakOff];
    const { status } = await open().as('du-luping').post('/x', { a: 1 }, { commandId: 'same' });
    expect(status).toBe(201);
    expect(commands.map(({ headers, body }) => [headers['idempotency-key'], body])).toEqual(
      Array.from({ length: 5 }, () => ['same', '{"a":1}']),
    );
  });

  it('waits for an entry that is not there yet', async () => {
    const { port } = server.address() as AddressInfo;
    open();
    await new Promise((resolve) => server.close(resolve));
    const answered = client.get('/portal/');
    await new Promise((resolve) => setTimeout(resolve, 100));
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    expect((await answered).status).toBe(201);
  });

  it('gives up when its patience ends', async () => {
    replies = Array.from({ length: 100 }, () => breakOff);
    await expect(open({ patienceMs: 150 }).get('/x')).rejects.toBeInstanceOf(EntryUnreachable);
    replies = Array.from({ length: 100 }, () => json(503, { code: 'service.unavailable' }));
    await expect(client.get('/x')).rejects.toMatchObject({ status: 503, code: 'service.unavailable' });
  });

  it('throws a refusal with its code and facts, at the first answer', async () => {
    replies = [json(409, { code: 'application.correction.alreadyNoticed', facts: { on: '2024-01-02' } })];
    const refused = open().as('du-luping').post('/x', {});
    await expect(refused).rejects.toBeInstanceOf(ProblemError);
    await expect(refused).rejects.toMatchObject({
      status: 409,
      code: 'application.correction.alreadyNoticed',
      facts: { on: '2024-01-02' },
    });
    expect(commands).toHaveLength(1);
  });

  it('fetches another token once when one is refused', async () => {
    replies = [json(401, { code: 'identity.invalid' })];
    await open().as('ji-yuting').post('/x', {});
    expect(commands.map(({ headers }) => headers.authorization)).toEqual(['Bearer ji-yuting-1', 'Bearer ji-yuting-2']);
    replies = [json(401, { code: 'identity.invalid' }), json(401, { code: 'identity.invalid' })];
    await expect(client.as('ji-yuting').post('/x', {})).rejects.toMatchObject({ status: 401 });
  });

  it('notes each command before it is sent and its answer after', async () => {
    const file = join(folder, 'acknowledgements.ndjson');
    open({ acknowledgements: file });
    let notedBefore = '';
    replies = [
      (response, seen) =>
        void readFile(file, 'utf8').then((text) => {
          notedBefore = text;
          accept(response, seen);
        }),
      json(409, { code: 'refused.by.rule' }),
    ];
    await client.as('du-luping').post('/x', {}, { commandId: 'first' });
    await client
      .as('du-luping')
      .post('/y', {}, { commandId: 'second' })
      .catch(() => undefined);
    const sentFirst = { sent: 'first', as: 'du-luping', path: '/x' };
    expect(JSON.parse(notedBefore)).toEqual(sentFirst);
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      sentFirst,
      { answered: 'first', status: 201, body: { id: 'made', command: 'first' } },
      { sent: 'second', as: 'du-luping', path: '/y' },
      { answered: 'second', status: 409, body: { code: 'refused.by.rule' } },
    ]);
  });
});
