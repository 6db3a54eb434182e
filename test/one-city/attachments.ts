import { beforeAll, describe, expect, it } from '@jest/globals';
import { canonicalize, sha256 } from '@mingjian/contracts';
import { eventually } from '@mingjian/messaging/testing';
import { staff } from '@mingjian/service-kit/testing';
import { zipOf } from '../../libs/documents/src/zip.js';
import { bodies, bytesUnderReview, levels, pass } from '../city-steps.js';
import { city } from './city.js';

const handler = () => city.as(staff('handler'));
const table = Buffer.from('路段,里程\n城南,12.4\n', 'utf8');
const NAME = '附表（一）.csv';

interface Brought {
  readonly digest: string;
  readonly mediaType: string;
  readonly size: number;
}
interface Verification {
  readonly history: readonly { readonly digest: string }[];
}
const bring = async (bytes: Uint8Array, by = staff('handler')) =>
  city.as(by).upload<Brought>('intake/attachment-uploads', bytes);
const propose = async (attachments: readonly object[], over: object = {}): Promise<string> => {
  const { id } = await handler().act('intake/items', { ...bodies.item(), ...over, attachments });
  await city.settle();
  return id;
};
const publish = async (id: string): Promise<string> => {
  await pass(city, 'item', id);
  await city.settle();
  await city.as(staff('publisher')).act(`publish/publications/${id}/release`, {});
  await city.settle();
  return String((await published(id))?.['indexNumber']);
};
const published = async (id: string) =>
  (await city.events()).filter(({ name, stream }) => name === 'ItemPublished' && stream.endsWith(id)).at(-1)?.data;
const address = (index: string, digest: string): string =>
  `publish:/portal/item/attachment?${new URLSearchParams({ index, digest })}`;

describe('a file of an item', () => {
  let id: string;
  let index: string;
  const digest = sha256(table);
  beforeAll(async () => {
    expect(await bring(table)).toMatchObject({ status: 200, body: { digest, mediaType: 'text/plain', size: 26 } });
    id = await propose([{ name: NAME, digest }]);
  });

  it('is named by its digest in the record, and its name is content', async () => {
    const proposed = (await city.events()).find(({ name, stream }) => name === 'ItemProposed' && stream.endsWith(id));
    expect(proposed?.data['attachments']).toEqual([{ digest, mediaType: 'text/csv', size: 26 }]);
    expect(JSON.stringify(proposed?.data)).not.toContain('附表');
  });

  it('is out with the item under its name (page rule 1, S29), with the very bytes, to be kept and never shown as a page', async () => {
    index = await publish(id);
    expect(await published(id)).toMatchObject({
      attachments: [{ name: NAME, digest, mediaType: 'text/csv', size: 26 }],
    });
    const { body: page } = await city
      .as(undefined)
      .get<string>(`publish:/portal/item?index=${encodeURIComponent(index)}`);
    expect(page).toContain(NAME);
    expect(page).toContain('CSV，26 B');
    const { bytes, headers } = await city.as(undefined).file(address(index, digest));
    expect(bytes.equals(table)).toBe(true);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': "attachment; filename*=UTF-8''%E9%99%84%E8%A1%A8%EF%BC%88%E4%B8%80%EF%BC%89.csv",
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, max-age=31536000, immutable',
      etag: `"${digest}"`,
    });
  });

  it('is found by what stands in it (S24, S29), with its name and the place', async () => {
    const search = async (q: string) =>
      (
        await city
          .as(undefined)
          .get<{ hits: { entry: { publication: string }; snippet: string; file: object }[] }>(
            `publish/search?${new URLSearchParams({ q })}`,
          )
      ).body.hits.filter(({ entry }) => entry.publication === id);
    expect(await search('城南 12')).toMatchObject([{ file: { name: NAME, digest }, snippet: '路段,里程 城南,12.4 ' }]);
    expect(await search('附表')).toMatchObject([{ file: { name: NAME }, snippet: '' }]);
    const { body: page } = await city
      .as(undefined)
      .get<string>(`publish:/portal/search?${new URLSearchParams({ q: '城南 12' })}`);
    expect(page).toContain(`>《${NAME}》</a>：`);
    expect(page).toContain('<mark>城南</mark>');
  });

  it('can be verified with the document by anybody, on the page and by hand (核验本页)', async () => {
    const verification = await city
      .as(undefined)
      .get<Verification>(`publish/verification?index=${encodeURIComponent(index)}`);
    const out = await published(id);
    const cleared = (await city.events()).filter(
      ({ name, stream }) => name === 'ReleaseCleared' && stream.endsWith(id),
    );
    expect(verification.body).toMatchObject({
      outcome: 'consistent',
      digests: { recomputed: out?.['digest'], cleared: out?.['digest'], published: out?.['digest'] },
      files: [{ name: NAME, digest, recomputed: digest, outcome: 'consistent' }],
      clearedAt: { source: 'review', stream: cleared[0]!.stream, sequence: cleared[0]!.sequence },
      publishedAt: { source: 'publish', stream: `publication-${id}` },
      history: [{ change: 'published', version: 1 }],
    });
    expect(JSON.stringify(verification.body)).not.toMatch(/"(?:by|drafters|actor)"/);
    const { body: page } = await city
      .as(undefined)
      .get<string>(`publish:/portal/item/verification?index=${encodeURIComponent(index)}`);
    expect(page).toContain('>一致</strong>');
    const [, href] = /href="(\/portal\/item\/content[^"]+)"/.exec(page)!;
    const { bytes, headers } = await city.as(undefined).file(`publish:${href!.replaceAll('&amp;', '&')}`);
    expect(sha256(bytes)).toBe(out?.['digest']);
    expect(headers.get('content-type')).toBe('application/json');
    const content = JSON.parse(bytes.toString('utf8')) as { attachments: { digest: string }[] };
    expect(sha256(canonicalize(content))).toBe(out?.['digest']);
    expect(content.attachments.map((file) => file.digest)).toEqual([sha256(table)]);
  });

  it('stays through an edit that does not speak of files, and goes with one that takes them out', async () => {
    const content = { title: bodies.item().title, text: '第二版' };
    await handler().act(`intake/items/${id}/revisions`, content);
    await city.settle();
    expect((await handler().get(`intake/items/${id}`)).body).toMatchObject({ attachments: [{ digest }] });
    await handler().act(`intake/items/${id}/edits`, { ...content, attachments: [] });
    await city.settle();
    expect((await handler().get(`intake/items/${id}`)).body).not.toHaveProperty('attachments');
    // The version with it stays out until the next one is.
    expect((await city.as(undefined).get(address(index, digest))).status).toBe(200);
    await publish(id);
    expect((await city.as(undefined).get(address(index, digest))).status).toBe(404);
  });

  it('leaves with the publication', async () => {
    await bring(table);
    const other = await propose([{ name: '一.txt', digest }]);
    const number = await publish(other);
    expect((await city.as(undefined).get(address(number, digest))).status).toBe(200);
    await city.as(staff('publisher')).act(`publish/publications/${other}/withdrawal`, { reason: 'outdated' });
    await city.settle();
    await eventually('it is gone', async () => (await city.as(undefined).get(address(number, digest))).status === 404);
    const at = `index=${encodeURIComponent(number)}`;
    const { body } = await city.as(undefined).get<Verification>(`publish/verification?${at}`);
    expect(body).toMatchObject({
      outcome: 'withdrawn',
      digests: { recomputed: null },
      files: [],
      history: [{ change: 'published' }, { change: 'withdrawn', reason: 'outdated' }],
    });
    const content = `publish:/portal/item/content?${at}&digest=${body.history[0]!.digest}`;
    expect((await city.as(undefined).get(content)).status).toBe(404);
  });

  it('of what is open inside the organ is there for its people alone', async () => {
    await bring(table);
    const inside = await propose([{ name: '一.txt', digest }], {
      visibility: 'internal',
      attribute: 'notOpen',
      attributeGround: '16-1',
    });
    const number = await publish(inside);
    const { bytes } = await city
      .as(staff('publisher'))
      .file(`publish/internal-publications/${inside}/attachments/${digest}`);
    expect(bytes.equals(table)).toBe(true);
    expect((await city.as(undefined).get(address(number, digest))).status).toBe(404);
    const verification = `index=${encodeURIComponent(number)}`;
    for (const path of ['publish:/portal/item/verification', 'publish/verification']) {
      expect((await city.as(undefined).get(`${path}?${verification}`)).status).toBe(404);
    }
    const elsewhere = city.as(staff('publisher', 'water'));
    const path = `publish/internal-publications/${inside}/attachments/${digest}`;
    expect((await elsewhere.get(path)).status).toBe(404);
    await city.as(staff('publisher')).act(`publish/publications/${inside}/withdrawal`, { reason: 'outdated' });
    await city.settle();
    expect((await city.as(staff('publisher')).get(path)).status).toBe(404);
  });
});

describe('what a file carries beside what is seen', () => {
  /** Invented: the area 320199 is nobody's. */
  const NUMBER = '320199190003076636';
  const workbook = zipOf(
    Object.entries({
      '[Content_Types].xml': '<Types/>',
      'docProps/core.xml': '<p><creator>欧阳甲</creator></p>',
      'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="补助" sheetId="1" r:id="a"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/></Relationships>',
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row><c r="A1"><v>1</v></c></row><row hidden="1"><c r="A2" t="inlineStr"><is><t>张某${NUMBER}</t></is></c></row></sheetData></worksheet>`,
    }).map(([path, xml]) => ({ path, bytes: Buffer.from(xml) })),
  );
  const digest = sha256(workbook);
  const opine = async (id: string, role: (typeof levels)[number]) =>
    city.as(staff(role)).post(`review/reviews/${id}/opinions`, {
      opinion: 'open',
      digest: await bytesUnderReview(city, id),
    });
  const decide = async (id: string, decision: object) =>
    city.as(staff('leader')).post(`review/reviews/${id}/personal-data/decisions`, {
      digest: await bytesUnderReview(city, id),
      findings: [1, 2, 3],
      ...decision,
    });
  let id: string;
  beforeAll(async () => {
    await bring(workbook);
    id = await propose([{ name: '补助名单.xlsx', digest }]);
  });

  it('is found, and keeps the item from the last opinion (example 4) until somebody decides it', async () => {
    const { body } = await city.as(staff('leader')).get(`review/reviews/${id}`);
    const inFile = { part: 'attachment', attachment: 1, decision: null };
    expect(body).toMatchObject({
      round: {
        scanner: 2,
        personalData: [
          { ...inFile, finding: 1, kind: 'residentId', place: 'hidden', page: 1, masked: '3201**********6636' },
          { ...inFile, finding: 2, kind: 'author', place: 'properties', masked: '欧**' },
          { ...inFile, finding: 3, kind: 'hiddenContent', place: 'hidden', page: 1, masked: '×1' },
        ],
      },
    });
    for (const role of levels.slice(0, -1)) expect((await opine(id, role)).status).toBe(200);
    expect(await opine(id, 'leader')).toMatchObject({ status: 409, code: 'review.personalData.undecided' });
  });

  it('is read by whoever reviews, and the reading is kept with the file', async () => {
    const path = `review/reviews/${id}/attachments/${digest}?purpose=opinion`;
    const { bytes, headers } = await city.as(staff('leader')).file(path);
    expect(bytes.equals(workbook)).toBe(true);
    expect(headers.get('content-disposition')).toContain(encodeURIComponent('补助名单.xlsx'));
    await city.settle();
    const readings = (await city.events()).filter(({ name, data }) => name === 'ContentRead' && data['review'] === id);
    expect(readings.map(({ data }) => data)).toMatchObject([{ attachment: digest, by: staff('leader') }]);
    expect((await city.as(staff('handler')).get(path)).status).toBe(404);
    const other = `review/reviews/${id}/attachments/${sha256(table)}?purpose=opinion`;
    expect((await city.as(staff('leader')).get(other)).status).toBe(404);
  });

  it('goes out with it once that was decided, the very bytes, and leaves with it', async () => {
    expect((await decide(id, { decision: 'lawful', reason: '公示期内依法公开' })).status).toBe(200);
    expect((await opine(id, 'leader')).status).toBe(200);
    await city.settle();
    await city.as(staff('publisher')).act(`publish/publications/${id}/release`, {});
    await city.settle();
    const index = String((await published(id))?.['indexNumber']);
    expect((await city.as(undefined).file(address(index, digest))).bytes.equals(workbook)).toBe(true);
    await city.as(staff('publisher')).act(`publish/publications/${id}/withdrawal`, { reason: 'incorrect' });
    await city.settle();
    await eventually('it is gone', async () => (await city.as(undefined).get(address(index, digest))).status === 404);
  });

  it('stands in no event', async () => {
    const log = JSON.stringify((await city.events()).map(({ data }) => data));
    expect(log).not.toContain(NUMBER);
    expect(log).not.toContain('欧阳甲');
  });
});

describe('a file that is not taken', () => {
  const refused = async (attachments: readonly object[]) =>
    handler().post('intake/items', { ...bodies.item(), attachments });

  it.each([
    ['a program', Buffer.from('MZ\u0000\u0001', 'latin1'), 415, 'item.attachment.unsupportedType'],
    ['an archive of anything', Buffer.from('PK\u0003\u0004', 'latin1'), 415, 'item.attachment.unsupportedType'],
    ['text in another encoding', Buffer.from([0xb8, 0xbd, 0xbc, 0xfe]), 415, 'item.attachment.unsupportedType'],
    ['nothing', Buffer.alloc(0), 400, 'upload.empty'],
    ['more than is taken', Buffer.alloc(20 * 1024 * 1024 + 1, 'a'), 413, 'upload.tooLarge'],
  ])('is %s', async (_, bytes, status, code) => {
    expect(await bring(bytes)).toMatchObject({ status, code });
  });

  it('is other bytes than the sender says', async () => {
    const answer = await handler().upload('intake/attachment-uploads', table, {
      'content-digest': `sha-256=:${Buffer.from(sha256('other'), 'hex').toString('base64')}:`,
    });
    expect(answer).toMatchObject({ status: 422, code: 'upload.digestMismatch' });
  });

  it('is brought by somebody who proposes nothing', async () => {
    expect(await bring(table, 'nobody')).toMatchObject({ status: 403, code: 'permission.missing' });
    expect(await city.as(undefined).upload('intake/attachment-uploads', table)).toMatchObject({ status: 401 });
  });

  it('is one that whoever proposes has not brought, also when somebody else keeps it', async () => {
    const bytes = Buffer.from('别的机关的材料');
    await bring(bytes, staff('handler', 'water'));
    expect(await refused([{ name: '一.txt', digest: sha256(bytes) }])).toMatchObject({
      status: 422,
      code: 'item.attachment.unknown',
    });
  });

  it('has a name that says otherwise, or that another one has, or that leads elsewhere', async () => {
    const { digest } = (await bring(table)).body;
    expect(await refused([{ name: '一.pdf', digest }])).toMatchObject({ code: 'item.attachment.otherExtension' });
    expect(
      await refused([
        { name: '一.txt', digest },
        { name: '一.TXT', digest },
      ]),
    ).toMatchObject({ code: 'item.attachment.nameTwice' });
    expect(await refused([{ name: '../一.txt', digest }])).toMatchObject({ status: 400, code: 'request.invalid' });
    const many = Array.from({ length: 21 }, (__, n) => ({ name: `${n}.txt`, digest }));
    expect(await refused(many)).toMatchObject({ status: 422, code: 'item.attachment.tooMany' });
  });

  it('is bytes at an address that takes none', async () => {
    expect(await handler().upload('intake/items', table)).toMatchObject({ status: 415, code: 'request.mediaType' });
  });
});
