import { describe, expect, it } from '@jest/globals';
import { bundleOf, dateInWords, docxOf, legible, paragraph, paragraphs, pdfOf, textOf, type Letter } from './index.js';
import { bare, pagesOfPdf, textOfDocx, textOfPdf, unzipped } from './testing/index.js';

const letter: Letter = {
  layout: 'letter',
  title: '政府信息公开申请答复书',
  organ: '云泽市交通运输局',
  number: '云交公复〔2026〕1号',
  addressee: '申请人甲',
  body: [
    paragraph(
      '本机关于2026年3月2日收到你提交的政府信息公开申请（编号：云交公申〔2026〕1号），申请公开“某路段养护合同”。',
    ),
    ...paragraphs(
      '经审查，现答复如下：\n\n一、予以公开。见 https://example.invalid/a?b=c&d=<e>。\n二、#panic() $x$ *不是* _标记_ "引号" \\ 龘𠮷。',
    ),
  ],
  remedy: '如不服本答复，可以自知道之日起六十日内申请行政复议。',
  signature: { by: '云泽市交通运输局', sealed: true },
  date: '2026-03-02',
  notice: null,
};

const form: Letter = {
  ...letter,
  layout: 'form',
  title: '政府信息公开申请登记表',
  number: null,
  addressee: null,
  body: [
    {
      kind: 'table',
      rows: [
        { label: '登记编号', value: '云交公申〔2026〕1号' },
        { label: '期限', value: '一\n二' },
      ],
    },
  ],
  remedy: null,
  signature: null,
};

const long: Letter = {
  ...letter,
  body: Array.from({ length: 60 }, (_, n) => paragraph(`第${n + 1}项：${'公开内容'.repeat(20)}。`)),
};

describe.each([
  ['a letter', letter],
  ['a form', form],
  ['a letter of many pages', long],
])('the text read back from %s', (_, given) => {
  it('as docx is the record', async () => {
    expect(textOfDocx(await docxOf(given))).toBe(bare(textOf(given)));
  });

  it('as PDF is the record', async () => {
    expect(await textOfPdf(pdfOf(given))).toBe(bare(textOf(given)));
  });

  it('is in files that are the same bytes each time', async () => {
    expect((await docxOf(given)).equals(await docxOf(given))).toBe(true);
    expect(pdfOf(given).equals(pdfOf(given))).toBe(true);
  });
});

describe('a signature', () => {
  const pagesOf = async (last: string): Promise<readonly string[]> => {
    const filled = Array.from({ length: 13 }, () => paragraph('公开内容'.repeat(10)));
    const letters = Array.from({ length: 6 }, (_, lines) => ({
      ...letter,
      body: [...filled, ...Array.from({ length: lines }, () => paragraph('一行')), paragraph(last)],
      remedy: null,
    }));
    return (await Promise.all(letters.map((one) => pagesOfPdf(pdfOf(one))))).flatMap((pages) => pages.slice(1));
  };

  it('never stands alone on a page: the last paragraph comes along', async () => {
    const pages = await pagesOf('最后一段到此为止。');
    expect(pages.length).toBeGreaterThan(0);
    for (const page of pages) expect(page).toMatch(/最后一段到此为止。云泽市交通运输局/);
  });

  it('does not push a paragraph of several pages off its page', async () => {
    const text = '最后一段很长'.repeat(400);
    expect((await pagesOf(text)).every((page) => page !== '')).toBe(true);
    expect((await pagesOfPdf(pdfOf({ ...letter, body: [paragraph(text)], remedy: null }))).length).toBeGreaterThan(3);
  });
});

describe('a PDF', () => {
  it('is made for archives (PDF/A-2b) and small, since only the glyphs that it uses are embedded', () => {
    const pdf = pdfOf(letter);
    expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    expect(pdf.toString('latin1')).toMatch(/pdfaid:part>2<.*pdfaid:conformance>B</s);
    expect(pdf.length).toBeLessThan(120_000);
  });
});

describe('many letters', () => {
  it('leave nothing behind in memory: the typesetter forgets them', () => {
    const one = (n: number) => pdfOf({ ...letter, body: [paragraph(`第${n}件${'公开内容'.repeat(100 + n)}`)] });
    for (let n = 0; n < 15; n += 1) one(n);
    const before = process.memoryUsage().rss;
    for (let n = 15; n < 115; n += 1) one(n);
    // Each would leave most of a megabyte.
    expect(process.memoryUsage().rss - before).toBeLessThan(40_000_000);
  });
});

describe('a notice', () => {
  it('stands on the page of both', async () => {
    const withheld = { ...letter, notice: '隐去个人信息' };
    expect(await textOfPdf(pdfOf(withheld))).toContain('隐去个人信息');
    const parts = unzipped(await docxOf(withheld));
    expect(
      Object.entries(parts).some(
        ([path, part]) => path.includes('header') && Buffer.from(part).includes('隐去个人信息'),
      ),
    ).toBe(true);
  });
});

describe('what people write', () => {
  it('may hold characters that no file can: they are left out, and the letter is there', async () => {
    const strange = {
      ...letter,
      addressee: '甲\u0000\ud800乙',
      body: [paragraph('一\u0001二\u000b三\uffff四\udfff五')],
    };
    const expected = bare(textOf(legible(strange)));
    expect(expected).toContain('一二三四\ufffd五');
    expect(textOfDocx(await docxOf(strange))).toBe(expected);
    expect(await textOfPdf(pdfOf(strange))).toBe(expected);
  });

  it('may be a word without an end: it breaks, and nothing of it is lost', async () => {
    const endless = { ...letter, body: [paragraph(`https://example.invalid/${'abcdefgh0123456789'.repeat(40)}`)] };
    expect(await textOfPdf(pdfOf(endless))).toBe(bare(textOf(endless)));
  });
});

describe('dates', () => {
  it('are written with Arabic numerals and without zeros (GB/T 9704)', () => {
    expect(dateInWords('2026-03-02')).toBe('2026年3月2日');
  });
});

describe('a bundle', () => {
  it('lists every file with its SHA-256 and is the same bytes each time', () => {
    const files = [
      { path: 'letters/01.txt', title: '一', bytes: Buffer.from('一') },
      { path: 'b.txt', title: '二', bytes: Buffer.from('abc') },
    ];
    const parts = unzipped(bundleOf(files, { case: '1' }));
    expect(Object.keys(parts)).toEqual(['letters/01.txt', 'b.txt', 'manifest.json', 'SHA256SUMS']);
    const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(JSON.parse(Buffer.from(parts['manifest.json']!).toString())).toMatchObject({
      case: '1',
      files: [{ title: '一' }, { path: 'b.txt', bytes: 3, sha256: abc }],
    });
    expect(Buffer.from(parts['SHA256SUMS']!).toString()).toMatch(new RegExp(`^${abc}  b.txt$`, 'm'));
    expect(bundleOf(files, { case: '1' }).equals(bundleOf(files, { case: '1' }))).toBe(true);
  });
});
