import { describe, expect, it } from '@jest/globals';
import { addressOf, Client } from './client.js';
import { Problem } from './problem.js';

interface Sent {
  readonly url: string;
  readonly method: string;
  readonly headers: Record<string, string>;
}

const serverOf = (...answers: readonly (Response | Error)[]) => {
  const sent: Sent[] = [];
  const pauses: number[] = [];
  let unauthorized = 0;
  const client = new Client({
    token: async () => 'a-token',
    onUnauthorized: () => void (unauthorized += 1),
    wait: async (milliseconds) => void pauses.push(milliseconds),
    fetch: async (url, init) => {
      sent.push({ url: String(url), method: init?.method ?? 'GET', headers: init?.headers as Record<string, string> });
      const answer = answers[sent.length - 1];
      if (answer === undefined || answer instanceof Error) throw answer ?? new Error('nothing more');
      return answer;
    },
  });
  return { client, sent, pauses, unauthorized: () => unauthorized };
};

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers });
const problem = (status: number, code: string) => json(status, { code, title: 'en', titleZh: 'zh', status });
const wish = { path: 'intake/applications/1/registration', body: {}, commandId: 'wish-1', ifMatch: 3 };

describe('a file', () => {
  it('is sent as it is, and tells its digest', async () => {
    const { client, sent } = serverOf(json(200, { digest: 'd', mediaType: 'text/plain', size: 2 }));
    expect(await client.upload('intake/attachment-uploads', new Blob(['ab']))).toMatchObject({ digest: 'd', size: 2 });
    expect(sent).toEqual([
      {
        url: '/api/intake/v1/attachment-uploads',
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', authorization: 'Bearer a-token' },
      },
    ]);
  });

  it('that is not taken says why', async () => {
    const { client } = serverOf(problem(415, 'item.attachment.unsupportedType'));
    await expect(client.upload('intake/attachment-uploads', new Blob(['ab']))).rejects.toMatchObject({
      code: 'item.attachment.unsupportedType',
    });
  });
});

describe('a read', () => {
  it('is of the API of the service that the path begins with, in the name of the person', async () => {
    expect(addressOf('intake/applications/1?explain=term')).toBe('/api/intake/v1/applications/1?explain=term');
    const { client, sent } = serverOf(json(200, { a: 1 }));
    expect(await client.get('intake/me')).toEqual({ a: 1 });
    expect(sent).toEqual([{ url: '/api/intake/v1/me', method: 'GET', headers: { authorization: 'Bearer a-token' } }]);
  });

  it('is the same object again while nothing changed', async () => {
    const { client, sent } = serverOf(
      json(200, { a: 1 }, { etag: 'W/"x"' }),
      new Response(null, { status: 304 }),
      json(200, { a: 2 }, { etag: 'W/"y"' }),
    );
    const first = await client.get('intake/me');
    expect(await client.get('intake/me')).toBe(first);
    expect(sent[1]!.headers['if-none-match']).toBe('W/"x"');
    expect(await client.get('intake/me')).toEqual({ a: 2 });
  });

  it('keeps nothing for the next person', async () => {
    const { client, sent } = serverOf(json(200, { a: 1 }, { etag: 'W/"x"' }), json(200, { a: 1 }));
    await client.get('intake/me');
    client.forget();
    await client.get('intake/me');
    expect(sent[1]!.headers).not.toHaveProperty('if-none-match');
  });

  it('tells the code and both languages of a problem', async () => {
    const { client } = serverOf(problem(404, 'request.notFound'));
    const refused = await client.get('intake/me').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Problem);
    expect(refused).toMatchObject({ status: 404, code: 'request.notFound', words: { zh: 'zh', en: 'en' } });
  });

  it('asks for a new log-in when the token is refused', async () => {
    const { client, unauthorized } = serverOf(problem(401, 'identity.invalid'));
    await expect(client.get('intake/me')).rejects.toMatchObject({ code: 'identity.invalid' });
    expect(unauthorized()).toBe(1);
  });
});

describe('an act', () => {
  it('names the wish and the version that was seen', async () => {
    const { client, sent } = serverOf(json(200, { id: '1', version: 4 }));
    expect(await client.act(wish)).toMatchObject({ version: 4 });
    expect(sent[0]).toMatchObject({ method: 'POST', headers: { 'idempotency-key': 'wish-1', 'if-match': '"3"' } });
  });

  it('is sent again under the same command id while nobody answers', async () => {
    const { client, sent, pauses } = serverOf(
      new Error('offline'),
      problem(503, 'service.unavailable'),
      json(200, { id: '1', version: 4 }),
    );
    expect(await client.act(wish)).toMatchObject({ version: 4 });
    expect(sent.map(({ headers }) => headers['idempotency-key'])).toEqual(['wish-1', 'wish-1', 'wish-1']);
    expect(pauses).toEqual([400, 1200]);
  });

  it('gives up after four attempts and says that nothing is known', async () => {
    const { client, sent } = serverOf(...Array.from({ length: 4 }, () => new Error('offline')));
    await expect(client.act(wish)).rejects.toMatchObject({ code: 'network.noAnswer', isOpen: true });
    expect(sent).toHaveLength(4);
  });

  it.each([
    [412, 'version.mismatch', true, false],
    [409, 'command.contended', true, true],
    [409, 'application.notRegistered', false, false],
    [422, 'command.idReused', false, false],
    [500, 'service.fault', false, true],
  ])('refused with %i %s is not sent again; conflict: %p, open: %p', async (status, code, isConflict, isOpen) => {
    const { client, sent } = serverOf(problem(status, code));
    await expect(client.act(wish)).rejects.toMatchObject({ code, isConflict, isOpen });
    expect(sent).toHaveLength(1);
  });
});
