import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { staff, type Answer } from '@mingjian/service-kit/testing';
import { bodies, proposed } from '../city-steps.js';
import { expectProblem, sendRaw, type RawRequest } from '../raw-http.js';
import { city } from './city.js';

describe('what no client of ours sends', () => {
  let item: string;
  let handler: string;
  beforeAll(async () => {
    item = await proposed(city, 'item');
    handler = city.issuer.tokenFor(staff('handler'));
  });

  let before: Readonly<Record<string, number>>;
  beforeEach(async () => {
    before = await city.heads();
  });
  afterEach(async () => {
    expect(await city.heads()).toEqual(before);
  });

  const send = (path: string, request?: RawRequest): Promise<Answer> => sendRaw(city, handler, path, request);

  const itemWith = (over: object): string => JSON.stringify({ ...bodies.item(), ...over });

  describe('a body that is not what an act takes', () => {
    it.each([
      ['no JSON at all', 'title=x', 'request.malformedJson'],
      ['cut off in the middle', '{"title": "x', 'request.malformedJson'],
      ['an array', '[]', 'request.malformedJson'],
      ['a text', '"x"', 'request.malformedJson'],
      ['a number', '12', 'request.malformedJson'],
      ['a number beyond every number', '1e999', 'request.invalid'],
      ['null', 'null', 'request.malformedJson'],
      ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), 'request.invalid'],
      ['objects nested 100 000 deep', `${'{"a":'.repeat(1e5)}1${'}'.repeat(1e5)}`, 'request.malformedJson'],
      ['arrays nested 100 000 deep', `{"title":${'['.repeat(1e5)}${']'.repeat(1e5)}}`, 'request.malformedJson'],
      ['a key __proto__', '{"__proto__": {"admin": true}}', 'request.invalid'],
      ['a key __proto__ further in', '{"request": {"__proto__": {"admin": true}}}', 'request.invalid'],
      ['a key constructor', '{"constructor": {"prototype": {"admin": true}}}', 'request.invalid'],
      ['U+0000 in a text', itemWith({ text: 'a\u0000b' }), 'request.nulCharacter'],
      ['U+0000 in a key', itemWith({ 'a\u0000b': 1 }), 'request.invalid'],
      [
        'half of a surrogate pair in a text',
        itemWith({ title: 'x' }).replace('"x"', '"\\ud83d"'),
        'request.nulCharacter',
      ],
      ['half of a surrogate pair in a key', '{"\\udc00": 1}', 'request.invalid'],
      ['nothing', '', 'request.invalid'],
      ['a field too many', itemWith({ surprise: true }), 'request.invalid'],
      ['a number where a text belongs', itemWith({ title: 12 }), 'request.invalid'],
      ['a day that does not exist', itemWith({ formedOn: '2026-02-30' }), 'request.invalid'],
      ['a day before the calendar', itemWith({ formedOn: '-271821-04-20' }), 'request.invalid'],
      ['only blanks', itemWith({ title: ' \u3000 ' }), 'request.invalid'],
      ['the same field twice', `{"title": "a", ${itemWith({ title: 1 }).slice(1)}`, 'request.invalid'],
    ])('%s is refused', async (_, body, code) => {
      expectProblem(await send('intake/items', { body }), 400, code);
    });

    it('of ten megabytes is refused before it is read', async () => {
      const answer = await send('intake/items', { body: itemWith({ text: '长'.repeat(3_500_000) }) });
      expectProblem(answer, 413, 'request.tooLarge');
    });

    it.each([
      'text/plain',
      'application/xml',
      'multipart/form-data; boundary=x',
      'application/x-www-form-urlencoded',
      'nonsense',
    ])('of type %s is refused', async (type) => {
      expectProblem(
        await send('intake/items', { body: itemWith({}), headers: { 'content-type': type } }),
        415,
        'request.mediaType',
      );
    });

    it.each([
      [
        'a quantity beyond every number',
        `intake/applications/%/fee-notice`,
        '{"schedule": "byItem", "quantity": 1e400}',
      ],
      [
        'a quantity beyond exact numbers',
        `intake/applications/%/fee-notice`,
        '{"schedule": "byItem", "quantity": 9007199254740993}',
      ],
      ['a negative extension', `intake/applications/%/extension`, '{"days": -1}'],
      ['half a day', `intake/applications/%/extension`, '{"days": 0.5}'],
      [
        'a number beyond every number where anything may stand',
        'intake/rule-tables',
        '{"table": "terms", "organ": null, "validFrom": "2026-06-01", "rows": [1e999]}',
      ],
    ])('%s is refused', async (_, path, body) => {
      expectProblem(await send(path.replace('%', item), { body }), 400, 'request.invalid');
    });
  });

  describe('an address that leads nowhere', () => {
    const ids = [
      '9b2f0f0e-9d3c-4d5e-8f10-112233445566',
      'garbage',
      '%00',
      '%F0%9F%92%A9',
      '..%2f..%2fetc',
      "' OR 1=1 --",
      'x'.repeat(199),
    ];

    it.each(ids)('an act on %j finds nothing', async (id) => {
      for (const path of [
        `intake/items/${id}/withdrawal`,
        `intake/applications/${id}/archive`,
        `review/reviews/${id}/declassification`,
      ]) {
        const answer = await send(path, { body: path.endsWith('withdrawal') ? '{"reason": "x"}' : '{}' });
        expect([400, 404]).toContain(answer.status);
        expectProblem(answer, answer.status, answer.status === 404 ? 'request.notFound' : 'request.refused');
      }
    });

    it.each(ids)('a view of %j finds nothing', async (id) => {
      for (const path of [
        `intake/items/${id}`,
        `review/reviews/${id}`,
        `publish/replies/${id}`,
        `reporting/cases/${id}/timeline`,
        `intake/contents/${id}?purpose=publication`,
      ]) {
        const answer = await send(path, { method: 'GET' });
        expect([400, 403, 404]).toContain(answer.status);
        expect(answer.code).toMatch(/^(request|permission)\./);
      }
    });

    it('an id longer than any is refused', async () => {
      expectProblem(await send(`intake/items/${'x'.repeat(5000)}/edits`), 404, 'request.notFound');
    });

    it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND'])('%s does nothing', async (method) => {
      const answer = await send(`intake/items/${item}`, { method });
      expect([404, 405]).toContain(answer.status);
      expectProblem(answer, answer.status, answer.status === 405 ? 'request.method' : 'request.notFound');
    });

    it.each([
      'intake/nothing',
      'intake/',
      'intake/items/../organs/x',
      'review/intake/items',
      'intake/%',
      'intake/items/%E0%A4%A/edits',
    ])('%s is no path', async (path) => {
      const answer = await send(path);
      expect([400, 404]).toContain(answer.status);
      expectProblem(answer, answer.status, answer.status === 404 ? 'request.notFound' : 'request.refused');
    });

    it.each([
      'publish/publications?page=0',
      'publish/publications?page=1e9',
      'publish/publications?page=x&page=y',
      'publish/publications?surprise=1',
      'publish/publications?category=%00',
      `publish/publications?category=${'x'.repeat(500)}`,
      'publish/publications?__proto__=1',
      'reporting/publications/counts?organ=transport&year=2026.5',
      'reporting/publications/counts?organ=transport',
      'reporting/reports/transport/2026?scope=everything',
      'reporting/reports/transport/99999999999999999999',
      'reporting/reports/transport/2026/behind?table=5&row=N&column=total',
      'reporting/reports/transport/2026/behind?table=3&row=N&column=total&page=999999999999999999999',
      'reporting/record/intake/events?after=-1',
      'reporting/record/intake/events?after=99999999999999999999999',
    ])('%s asks for nothing that there is', async (path) => {
      const answer = await send(path, { method: 'GET' });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    });
  });

  describe('headers', () => {
    const edit = (headers: Readonly<Record<string, string | null>>) =>
      send(`intake/items/${item}/edits`, { body: JSON.stringify({ title: '甲', text: '乙' }), headers });

    it('a version that is not the present one is refused', async () => {
      for (const version of ['"0"', '"2"', '"999999999"'])
        expectProblem(await edit({ 'if-match': version }), 412, 'version.mismatch');
    });

    it.each(['1', 'W/"1"', '""', '"-1"', '"1e3"', '"1", "2"', '"9999999999"', 'x'.repeat(5000)])(
      'If-Match %s is refused',
      async (value) => {
        expectProblem(await edit({ 'if-match': value }), 400, 'version.invalid');
      },
    );

    it('an act without an Idempotency-Key, or with one that is none, is refused', async () => {
      expectProblem(await edit({ 'idempotency-key': null }), 400, 'command.idMissing');
      for (const key of ['', ' ', 'a b', 'é', 'x'.repeat(101)]) {
        const answer = await edit({ 'idempotency-key': key });
        expectProblem(answer, 400, 'command.idInvalid');
      }
    });
  });

  describe('somebody who proves nothing', () => {
    const tokens = (): Readonly<Record<string, string | null>> => ({
      'no token': null,
      'an empty one': '',
      'another scheme': `Basic ${Buffer.from('a:b').toString('base64')}`,
      garbage: 'Bearer garbage',
      'three garbled parts': 'Bearer a.b.c',
      expired: `Bearer ${city.issuer.tokenFor(staff('handler'), { expiresInSeconds: -60 })}`,
      'another audience': `Bearer ${city.issuer.tokenFor(staff('handler'), { audience: 'elsewhere' })}`,
      'another issuer': `Bearer ${city.issuer.tokenFor(staff('handler'), { issuer: 'https://elsewhere.example' })}`,
      'an id token': `Bearer ${city.issuer.tokenFor(staff('handler'), { type: 'id+jwt' })}`,
      unsigned: `Bearer ${city.issuer.tokenFor(staff('handler'), { signature: 'none' })}`,
      'a stranger’s signature': `Bearer ${city.issuer.tokenFor(staff('handler'), { signature: 'stranger' })}`,
      'a changed payload': `Bearer ${changed(handler)}`,
      'a very long one': `Bearer ${'x'.repeat(15_000)}`,
    });

    it.each([
      'no token',
      'an empty one',
      'another scheme',
      'garbage',
      'three garbled parts',
      'expired',
      'another audience',
      'another issuer',
      'an id token',
      'unsigned',
      'a stranger’s signature',
      'a changed payload',
      'a very long one',
    ])('%s: may do and read nothing', async (which) => {
      const headers = { authorization: tokens()[which]! };
      const code = ['no token', 'an empty one', 'another scheme'].includes(which)
        ? 'identity.missing'
        : 'identity.invalid';
      for (const answer of [
        await send('intake/items', { body: itemWith({}), headers }),
        await send(`intake/items/${item}`, { method: 'GET', headers }),
      ]) {
        expectProblem(answer, 401, code);
        expect(answer.headers.get('www-authenticate')).toBe('Bearer');
      }
    });

    it('a person whose subject is that of a service is no service', async () => {
      const authorization = `Bearer ${city.issuer.tokenFor('service-publish')}`;
      const answer = await send(`intake/items/${item}`, { method: 'GET', headers: { authorization } });
      expectProblem(answer, 403, 'permission.missing');
      // The one thing that is left of it is its record.
      const kept = (await city.events()).filter(({ name }) => name === 'AccessRefused');
      expect(kept).toMatchObject([{ source: 'intake', data: { by: 'service-publish', thing: { id: item } } }]);
      before = { ...before, intake: before['intake']! + 1 };
    });
  });

  /** The token with another subject inside and the old signature. */
  const changed = (token: string): string => {
    const [header, payload, signature] = token.split('.');
    const claims = JSON.parse(Buffer.from(payload!, 'base64url').toString()) as object;
    return [
      header,
      Buffer.from(JSON.stringify({ ...claims, sub: 'administrator' })).toString('base64url'),
      signature,
    ].join('.');
  };
});
