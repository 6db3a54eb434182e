import { beforeAll, describe, expect, it } from '@jest/globals';
import { letterNames, sha256 } from '@mingjian/contracts';
import { textOf, type Letter } from '@mingjian/documents/model';
import { bare, textOfDocx, textOfPdf, unzipped } from '@mingjian/documents/testing';
import { ADMINISTRATOR, AUDITOR, SECTION, staff } from '@mingjian/service-kit/testing';
import { bodies, MONDAY, openCase, pass } from '../city-steps.js';
import { city } from './city.js';

interface Listed {
  readonly letter: string;
  readonly kind: string;
  readonly number: string | null;
  readonly remedy: string | null;
}

const REPLY = bodies.reply('一、经审查，现予公开。\n二、合同文本见附件。');
const as = (role: Parameters<typeof staff>[0]) => city.as(staff(role));

let id: string;
let listed: readonly Listed[];

/** A case in which every letter was written that one case can have. */
beforeAll(async () => {
  id = await openCase(city);
  const of = (path: string) => `intake/applications/${id}/${path}`;
  await as('handler').act(of('co-handling'), { section: 'works', due: MONDAY });
  await as('handler').act(of('correction-notice'), { items: ['description', 'form'] });
  await as('registrar').act(of('corrections'), {
    receivedOn: MONDAY,
    request: { description: '某路段2025年养护合同' },
  });
  const asked: string[] = [];
  for (const { answer, ...consultation } of [
    { answer: 'objects', with: 'thirdParty', party: { name: '第三方乙公司' } },
    { answer: 'agrees', with: 'organ', consultedOrgan: 'water' },
  ]) {
    await as('handler').act(of('consultations'), consultation);
    const { consultations } = (await as('handler').get<{ consultations: { id: string }[] }>(of('').slice(0, -1))).body;
    asked.push(consultations.at(-1)!.id);
    await as('registrar').act(of('consultations/answers'), { consultation: asked.at(-1), answer, answeredOn: MONDAY });
  }
  await as('officeHead').act(of('extension'), { days: 10 });
  await as('handler').act(of('fee-notice'), { schedule: 'byVolume', quantity: 68 });
  await as('registrar').act(of('fee-payment'), { paidOn: MONDAY, amountYuan: 380 });
  await as('officeHead').act(of('objection-overruling'), {
    basis: 'publicInterest',
    consultation: asked[0],
    disclosed: '合同价款',
    reason: '涉及公共利益',
  });
  await as('handler').act(of('reasons-request'), { applications: 60, since: '2026-01-05', answerBy: '2026-03-20' });
  await as('registrar').act(of('reasons'), { receivedOn: MONDAY, reasons: '研究需要' });
  await as('officeHead').act(of('reasons-assessment'), { reasonable: true, deferDays: 20, assessment: '理由合理' });
  await as('handler').act(of('reply'), REPLY);
  await city.settle();
  await pass(city, 'reply', id);
  await city.settle();
  await as('publisher').act(`publish/replies/${id}/issue`, {});
  await city.settle();
  listed = (await as('leader').get<{ letters: Listed[] }>(of('letters'))).body.letters;
});

const pathOf = (letter: string, as = 'json') => `intake/applications/${id}/letters/${letter}?as=${as}`;
const idOf = (kind: string) => listed.find((letter) => letter.kind === kind)!.letter;

describe('the letters of a case', () => {
  it('are all that one case can have, each notice under a number of its own, in the pattern of the organ', () => {
    expect(new Set(listed.map(({ kind }) => kind))).toEqual(
      new Set(letterNames.filter((name) => name !== 'closingNotice')),
    );
    const numbers = listed.flatMap(({ number }) => number ?? []);
    expect(new Set(numbers).size).toBe(numbers.length);
    const notices = listed.filter(
      ({ kind }) => kind !== 'acceptanceNotice' && /Notice$|^(thirdParty|organ)Consultation$/.test(kind),
    );
    expect(notices).toHaveLength(10);
    for (const { number } of notices) expect(number).toMatch(/^云交公告知〔2026〕\d+号$/);
    expect(listed.find(({ kind }) => kind === 'replyLetter')!.number).toMatch(/^云交公复〔2026〕\d+号$/);
  });

  it('say as docx and as PDF what the record says, and are the same bytes each time', async () => {
    for (const letter of ['replyLetter', 'feeNotice', 'applicationForm'].map(idOf)) {
      const record = (await as('handler').get<Letter>(pathOf(letter))).body;
      const [docx, pdf, again] = await Promise.all(
        ['docx', 'pdf', 'pdf'].map((format) => as('handler').file(pathOf(letter, format))),
      );
      expect(textOfDocx(docx!.bytes)).toBe(bare(textOf(record)));
      expect(await textOfPdf(pdf!.bytes, record.notice)).toBe(bare(textOf(record)));
      expect(pdf!.bytes.equals(again!.bytes)).toBe(true);
      expect(pdf!.headers.get('content-type')).toBe('application/pdf');
      expect(docx!.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''%E6/);
    }
  });

  it('answer with exactly the reviewed text, to the applicant, by the corrected request (Art 36)', async () => {
    const { body: reply } = await as('handler').get<Letter>(pathOf(idOf('replyLetter')));
    // Also that the clock of this city is invented.
    const notice = '模拟时钟：演示文书，不具效力';
    expect(reply).toMatchObject({ title: REPLY.title, addressee: '申请人甲', date: MONDAY, notice });
    const text = textOf(reply);
    expect(text).toContain(REPLY.text);
    expect(text).toContain('申请公开的内容为：某路段2025年养护合同。');
    expect(text).toContain('《政府信息公开条例》第三十六条第（二）项');
    expect(reply.remedy).toContain('也可以自知道本决定之日起六个月内依法向有管辖权的人民法院提起行政诉讼');
  });

  it('keep once who saw the applicant’s data; whoever may not gets a copy without them', async () => {
    await Promise.all([as('registrar').get(pathOf(idOf('feeNotice'))), as('registrar').get(pathOf(idOf('feeNotice')))]);
    const read = async (by: string) =>
      (await city.events()).filter(({ name, data }) => name === 'PersonalDataRead' && data['by'] === by);
    expect(await read(staff('registrar'))).toMatchObject([
      { data: { application: id, letter: idOf('feeNotice') }, envelope: { actor: { role: 'registrar' } } },
    ]);
    const { body } = await as('publisher').get<Letter>(pathOf(idOf('replyLetter')));
    expect(body).toMatchObject({ addressee: '×××', notice: expect.stringContaining('略去') });
    expect(textOf(body)).not.toMatch(/申请人甲|养护合同|现予公开/);
    expect(await read(staff('publisher'))).toEqual([]);
  });

  it('are not there for another organ, nor is a letter that the case does not have', async () => {
    const other = await city.as(staff('handler', 'water')).get(pathOf(idOf('feeNotice')));
    expect(other).toMatchObject({ status: 404, code: 'request.notFound' });
    expect(await as('handler').get(pathOf('feeNotice-1'))).toMatchObject({ status: 404, code: 'request.notFound' });
    expect((await as('handler').get(pathOf(idOf('feeNotice'), 'rtf'))).status).toBe(400);
  });
});

describe('the case file (卷宗)', () => {
  const fetched = async (by: string) => unzipped((await city.as(by).file(`intake/applications/${id}/case-file`)).bytes);
  const textIn = (parts: Readonly<Record<string, Uint8Array>>, path: string) =>
    Buffer.from(parts[path]!).toString('utf8');

  it('holds every letter, the request, every step and the reviewed bytes, each with its SHA-256', async () => {
    const parts = await fetched(staff('handler'));
    const sums = textIn(parts, 'SHA256SUMS').trimEnd().split('\n');
    for (const line of sums) expect(line).toBe(`${sha256(Buffer.from(parts[line.slice(66)]!))}  ${line.slice(66)}`);
    expect(sums).toHaveLength(Object.keys(parts).length - 1);
    for (const { letter } of listed) {
      for (const format of ['docx', 'pdf']) {
        expect(Object.keys(parts).filter((path) => path.endsWith(`-${letter}.${format}`))).toHaveLength(1);
      }
    }
    const manifest = JSON.parse(textIn(parts, 'manifest.json')) as object;
    expect(manifest).toMatchObject({ application: id, organ: 'transport', complete: true });
    expect(JSON.parse(textIn(parts, 'request.json'))).toMatchObject([
      { applicant: { name: '申请人甲' }, request: { description: '申请公开某路段养护合同' } },
      { request: { description: '某路段2025年养护合同' } },
    ]);
    const { document } = JSON.parse(textIn(parts, 'case.json')) as { document: { digest: string } };
    expect(sha256(textIn(parts, 'reply.json'))).toBe(document.digest);
    expect(JSON.parse(textIn(parts, 'reply.json'))).toEqual({ title: REPLY.title, text: REPLY.text });
    const steps = (await city.events()).filter(({ stream }) => stream === `application-${id}`);
    expect((JSON.parse(textIn(parts, 'timeline.json')) as { id: string }[]).map((step) => step.id)).toEqual(
      steps.map(({ envelope }) => envelope.id),
    );
    expect(textIn(parts, 'index.html')).toContain('卷宗目录 云交公申〔2026〕');
  });

  it('of a reader without the right to personal data holds none', async () => {
    const parts = await fetched(AUDITOR);
    expect(parts['reply.json']).toBeUndefined();
    const all = ['index.html', 'manifest.json', 'request.json', 'case.json', 'timeline.json']
      .map((path) => textIn(parts, path))
      .join();
    expect(all).toContain('"complete": false');
    expect(all).not.toMatch(/申请人甲|DEMO-0001|养护合同/);
    for (const [path, bytes] of Object.entries(parts)) {
      if (path.endsWith('.docx')) expect(textOfDocx(bytes)).not.toMatch(/申请人甲|DEMO-0001|养护合同|乙公司|合同价款/);
    }
  });
});

describe('a section', () => {
  it('of the organ is called by its name in the letter that asks it for help (协办)', async () => {
    expect(SECTION).not.toBe('works');
    const { body } = await as('handler').get<Letter>(pathOf(idOf('coHandlingLetter')));
    expect(body.addressee).toBe('建设管理科');
  });
});

describe('审查呈批单', () => {
  it('names every level and its opinion, in both kinds of file, and is not there for another organ', async () => {
    const path = (format: string) => `review/reviews/${id}/approval-sheet?as=${format}`;
    const { body: sheet } = await as('leader').get<Letter>(path('json'));
    expect(textOf(sheet)).toMatch(/承办科室\n公路管理科.*分管领导意见\n同意.*审查决定\n审查通过/s);
    expect(textOfDocx((await as('leader').file(path('docx'))).bytes)).toBe(bare(textOf(sheet)));
    expect(await textOfPdf((await as('leader').file(path('pdf'))).bytes, sheet.notice)).toBe(bare(textOf(sheet)));
    expect((await city.as(staff('leader', 'water')).get(path('json'))).status).toBe(404);
  });
});

describe('new words of letters', () => {
  it('on the very day change no letter that was sent before them, and all that are sent after', async () => {
    const texts = (await city.events()).findLast(
      ({ name, data }) => name === 'RuleTableAnnounced' && data['table'] === 'letterTexts',
    )!.data['rows'] as { letter: string; text: string }[];
    const before = (await as('handler').get<Letter>(pathOf(idOf('feeNotice')))).body;
    await city.as(ADMINISTRATOR).act('intake/rule-tables', {
      table: 'letterTexts',
      organ: null,
      validFrom: MONDAY,
      rows: texts.map((row) => (row.letter === 'feeNotice' ? { ...row, text: `${row.text}（新）` } : row)),
    });
    await city.settle();
    expect((await as('handler').get<Letter>(pathOf(idOf('feeNotice')))).body).toEqual(before);

    const later = await openCase(city);
    const { version } = await as('handler').act(`intake/applications/${later}/fee-notice`, {
      schedule: 'byItem',
      quantity: 31,
    });
    const path = `intake/applications/${later}/letters/feeNotice-${version}`;
    expect((await as('handler').get<Letter>(path)).body.title).toBe('政府信息公开信息处理费收费通知书（新）');
  });
});
