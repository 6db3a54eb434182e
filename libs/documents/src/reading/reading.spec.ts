import { describe, expect, it } from '@jest/globals';
import { strToU8 } from 'fflate';
import { docxOf } from '../docx.js';
import { pdfOf } from '../pdf.js';
import type { Letter } from '../model.js';
import { zipOf } from '../zip.js';
import { readFile, typeOfBytes, type FileReading } from './index.js';

const sampleLetter: Letter = {
  layout: 'letter',
  title: '政府信息公开申请答复书',
  organ: '云泽市交通运输局',
  number: '云交公复〔2026〕1号',
  addressee: '申请人甲',
  body: [{ kind: 'paragraph', text: '经审查，现予公开。' }],
  remedy: null,
  signature: { by: '云泽市交通运输局', sealed: true },
  date: '2026-03-02',
  notice: null,
};

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const archive = (parts: Readonly<Record<string, string>>): Buffer =>
  zipOf(Object.entries(parts).map(([path, xml]) => ({ path, bytes: strToU8(xml) })));
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const docx = (body: string, others: Readonly<Record<string, string>> = {}): Buffer =>
  archive({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<w:document ${W}><w:body>${body}</w:body></w:document>`,
    ...others,
  });
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const xlsx = (
  sheets: readonly { state?: string; xml: string }[],
  others: Readonly<Record<string, string>> = {},
): Buffer =>
  archive({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook ${R}><sheets>${sheets
      .map(({ state = 'visible' }, n) => `<sheet name="表${n + 1}" sheetId="${n + 1}" state="${state}" r:id="r${n}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets
      .map((_, n) => `<Relationship Id="r${n}" Target="worksheets/sheet${n + 1}.xml"/>`)
      .join('')}</Relationships>`,
    ...Object.fromEntries(
      sheets.map(({ xml }, n) => [`xl/worksheets/sheet${n + 1}.xml`, `<worksheet>${xml}</worksheet>`]),
    ),
    ...others,
  });
const textAt = ({ texts }: FileReading, place: string): string =>
  texts
    .filter((text) => text.place === place)
    .map(({ text }) => text)
    .join('\n');
const row = (value: string, attributes = ''): string =>
  `<row r="1" ${attributes}><c r="B1" t="inlineStr"><is><t>${value}</t></is></c></row>`;

describe('the type of a file', () => {
  it.each([
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'application/pdf'],
    ['Word', docx(''), DOCX],
    ['Excel', xlsx([]), XLSX],
    ['text', Buffer.from('\ufeff第一行\r\n第二行\t完', 'utf8'), 'text/plain'],
    ['PNG', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]), 'image/png'],
    ['JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg'],
  ])('is told by its bytes: %s', (_, bytes, type) => {
    expect(typeOfBytes(bytes)).toBe(type);
  });

  it.each([
    ['a document with macros', docx('', { 'word/vbaProject.bin': 'x' })],
    ['an archive of anything', archive({ 'a.txt': 'x' })],
    ['an archive that leads elsewhere', docx('', { '../word/evil.xml': '<a/>' })],
    ['an archive that grows out of all proportion', docx('x'.repeat(65 * 1024 * 1024))],
    ['half an archive', docx('').subarray(0, 40)],
    ['a program', Buffer.from([0x4d, 0x5a, 0x90, 0])],
    ['text that is not UTF-8', Buffer.from([0xb8, 0xbd])],
  ])('is none for %s', (_, bytes) => {
    expect(typeOfBytes(bytes)).toBeUndefined();
  });
});

describe('a Word document', () => {
  const run = (text: string, properties = ''): string => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;

  it('is read with what its properties, comments, tracked changes and hidden words say, each in its place', async () => {
    const bytes = docx(
      `<w:p>${run('看得见的')}${run('隐藏的', '<w:vanish/>')}${run('没有隐藏', '<w:vanish w:val="0"/>')}</w:p>
       <w:p><w:del w:author="张三"><w:r><w:delText>删掉的</w:delText></w:r></w:del><w:ins w:author="李四">${run('加上的')}</w:ins></w:p>`,
      {
        'word/comments.xml': `<w:comments ${W}><w:comment w:author="王五"><w:p>${run('批注的')}</w:p></w:comment></w:comments>`,
        'word/header1.xml': `<w:hdr ${W}><w:p>${run('页眉的')}</w:p></w:hdr>`,
        'word/_rels/document.xml.rels':
          '<Relationships><Relationship Target="mailto:a%40example.cn" TargetMode="External"/></Relationships>',
        'word/charts/chart1.xml': '<c:chart xmlns:c="c"><c:v>图表的</c:v></c:chart>',
        'word/media/image1.png': 'x',
        'docProps/core.xml':
          '<cp:p xmlns:cp="c" xmlns:dc="d"><dc:creator>赵六</dc:creator><cp:lastModifiedBy>孙七</cp:lastModifiedBy><dc:title>标题的</dc:title></cp:p>',
      },
    );
    const reading = await readFile(bytes, DOCX);
    for (const seen of ['看得见的', '没有隐藏', '加上的', '页眉的']) expect(textAt(reading, 'body')).toContain(seen);
    expect(textAt(reading, 'hidden')).toContain('隐藏的');
    expect(textAt(reading, 'hidden')).toContain('图表的');
    expect(textAt(reading, 'changes').trim()).toBe('删掉的');
    expect(textAt(reading, 'comments')).toContain('批注的');
    expect(textAt(reading, 'properties')).toContain('标题的');
    expect(textAt(reading, 'properties')).toContain('mailto:a@example.cn');
    expect(textAt(reading, 'body')).not.toMatch(/(?<!没有)隐藏的|删掉的|批注的/);
    expect([...reading.authors].sort()).toEqual(['张三', '李四', '王五', '孙七', '赵六'].sort());
    expect(reading.carried).toEqual([
      { kind: 'comments', place: 'comments', count: 1 },
      { kind: 'trackedChanges', place: 'changes', count: 2 },
      { kind: 'hiddenContent', place: 'hidden', count: 1 },
      { kind: 'unread', place: 'body', count: 1 },
    ]);
  });

  it('is read whatever prefix its program gives the names', async () => {
    const bytes = archive({
      '[Content_Types].xml': '<Types/>',
      'word/document.xml':
        '<x:document xmlns:x="w"><x:body><x:p><x:r><x:t>照样读到</x:t></x:r></x:p></x:body></x:document>',
    });
    expect(textAt(await readFile(bytes, DOCX), 'body')).toContain('照样读到');
  });

  it('whose parts are no XML, or whose main part is another one, is not wholly read', async () => {
    const main = '<Relationships><Relationship Type="x/officeDocument" Target="/word/other.xml"/></Relationships>';
    const { texts, carried } = await readFile(
      docx('', {
        '_rels/.rels': main,
        'word/other.xml': '<d><t>别处</t></d>',
        'word/drawing.vml': '<v:shape><br>图形里',
        'word/chunk.htm': '<p>网页</p>',
        'docProps/thumbnail.jpeg': 'x',
        'word/part.XML': '<a/>',
      }),
      DOCX,
    );
    expect(texts.map(({ place, text }) => [place, text.split(/\s+/)])).toEqual([['hidden', ['别处', '图形里']]]);
    expect(carried).toEqual([{ kind: 'unread', place: 'body', count: 4 }]);
  });

  it('of this platform carries nothing but its text', async () => {
    const { texts, carried } = await readFile(await docxOf(sampleLetter), DOCX);
    expect(texts.find(({ place }) => place === 'body')?.text).toContain(sampleLetter.title);
    expect(carried).toEqual([]);
  });

  it('that is no well-formed XML, or names entities of its own, is unread', async () => {
    const unread = { texts: [], carried: [{ kind: 'unread', place: 'body', count: 1 }], authors: [] };
    expect(await readFile(docx('<w:p>'), DOCX)).toEqual(unread);
    const entity = '<!DOCTYPE d [<!ENTITY a "看不见">]><d>&a;</d>';
    expect(await readFile(archive({ '[Content_Types].xml': '<T/>', 'word/document.xml': entity }), DOCX)).toEqual(
      unread,
    );
  });
});

describe('a workbook', () => {
  it('is read sheet by sheet; what is hidden is apart and counted', async () => {
    const bytes = xlsx(
      [
        {
          xml: `<cols><col min="3" max="4" hidden="1"/></cols><sheetData>${row('看得见')}${row('隐藏行', 'hidden="1"')}<row><c r="D3"><v>13900000001</v></c></row></sheetData>`,
        },
        { state: 'hidden', xml: `<sheetData>${row('隐藏表')}</sheetData>` },
        { state: 'veryHidden', xml: '<sheetData><row><c r="A1" t="s"><v>1</v></c></row></sheetData>' },
      ],
      {
        'xl/sharedStrings.xml':
          '<sst><si><t>零</t></si><si><r><t>共</t></r><r><t>用</t></r><rPh><t>读音</t></rPh></si></sst>',
        'xl/comments1.xml':
          '<comments><authors><author>张三</author></authors><commentList><comment><text><t>批注的</t></text></comment></commentList></comments>',
        'xl/pivotCache/pivotCacheDefinition1.xml': '<d><s v="透视缓存"/></d>',
      },
    );
    const reading = await readFile(bytes, XLSX);
    expect(reading.texts.filter(({ place }) => place === 'body').map(({ page, text }) => [page, text.trim()])).toEqual([
      [1, '表1\n看得见'],
    ]);
    for (const hidden of ['隐藏行', '13900000001', '隐藏表', '共用', '透视缓存']) {
      expect(textAt(reading, 'hidden')).toContain(hidden);
    }
    expect(textAt(reading, 'hidden')).not.toContain('读音');
    expect(textAt(reading, 'comments')).toContain('批注的');
    expect(reading.authors).toEqual(['张三']);
    expect(reading.carried).toEqual([
      { kind: 'hiddenContent', place: 'hidden', page: 1, count: 2 },
      { kind: 'hiddenContent', place: 'hidden', page: 2, count: 1 },
      { kind: 'hiddenContent', place: 'hidden', page: 3, count: 1 },
      { kind: 'comments', place: 'comments', count: 1 },
    ]);
  });

  it('without anything of that carries nothing', async () => {
    const { carried, authors } = await readFile(xlsx([{ xml: `<sheetData>${row('一')}</sheetData>` }]), XLSX);
    expect({ carried, authors }).toEqual({ carried: [], authors: [] });
  });
});

describe('a PDF', () => {
  it('is read page by page with its document information', async () => {
    const { texts, carried } = await readFile(await pdfOf(sampleLetter), 'application/pdf');
    expect(texts.find(({ place, page }) => place === 'body' && page === 1)?.text.replace(/\s/g, '')).toContain(
      sampleLetter.title,
    );
    expect(carried).toEqual([]);
  });

  it('that is scanned, and has its author and a note, says so', async () => {
    const pdf = pdfOfObjects([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Annots [4 0 R] >>',
      '<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (call 13900000001) /T (Zhang San) >>',
      '<< /Author (Li Si) /Title (Plan) >>',
    ]);
    const reading = await readFile(pdf, 'application/pdf');
    expect(textAt(reading, 'comments')).toBe('Zhang San\ncall 13900000001');
    expect(textAt(reading, 'properties')).toContain('Plan');
    expect(reading.authors).toEqual(['Li Si']);
    expect(reading.carried).toEqual([
      { kind: 'comments', place: 'comments', count: 1 },
      { kind: 'unread', place: 'body', count: 1 },
    ]);
  });

  it('that nobody can open is unread', async () => {
    expect(await readFile(Buffer.from('%PDF-1.7\nbroken'), 'application/pdf')).toEqual({
      texts: [],
      carried: [{ kind: 'unread', place: 'body', count: 1 }],
      authors: [],
    });
  });
});

describe('a picture', () => {
  it.each([
    ['JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xda, 0, 2]), 'image/jpeg', 1],
    ['JPEG with what the camera wrote', Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 4, 0, 0, 0xff, 0xda]), 'image/jpeg', 2],
    ['PNG', pngOf(['IHDR', 'IDAT']), 'image/png', 1],
    ['PNG with texts', pngOf(['IHDR', 'tEXt', 'IDAT']), 'image/png', 2],
  ])('is always for a person to look at: %s', async (_, bytes, mediaType, carried) => {
    const reading = await readFile(bytes, mediaType);
    expect(reading.carried.map(({ kind }) => kind)).toEqual(['unread', 'hiddenContent'].slice(0, carried));
  });
});

function pngOf(chunks: readonly string[]): Buffer {
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, ...chunks.map((type) => Buffer.from(`\0\0\0\0${type}\0\0\0\0`, 'latin1'))]);
}

/** Objects 1, 2, … as a PDF whose last one is the document information. */
function pdfOfObjects(objects: readonly string[]): Buffer {
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const size = objects.length + 1;
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const xref = text.length;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R /Info ${objects.length} 0 R >>\nstartxref\n${xref}\n%%EOF`;
  return Buffer.from(text, 'latin1');
}
