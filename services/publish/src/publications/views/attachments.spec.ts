import { describe, expect, it } from '@jest/globals';
import { attachmentTypes } from '@mingjian/contracts';
import { attachmentIn, formatOf, readableSize } from './attachments.js';

describe('the files of a document', () => {
  const file = { name: '附表.xlsx', digest: 'a'.repeat(64), mediaType: attachmentTypes[2], size: 10 };

  it('are those of its content and no others', () => {
    const content = { title: '公告', text: '正文', attachments: [file] };
    expect(attachmentIn(content, file.digest)).toBe(file);
    expect(attachmentIn(content, 'b'.repeat(64))).toBeUndefined();
    expect(attachmentIn({ title: '公告', text: '正文' }, file.digest)).toBeUndefined();
  });

  it.each([
    [1, '1 B'],
    [1023, '1023 B'],
    [1024, '1 KB'],
    [320_000, '313 KB'],
    [1_572_864, '1.5 MB'],
  ])('of %i bytes are %s', (bytes, size) => {
    expect(readableSize(bytes)).toBe(size);
  });

  it('have a format that people know', () => {
    expect(attachmentTypes.map((type) => formatOf[type])).toEqual(['PDF', 'DOCX', 'XLSX', 'TXT', 'CSV', 'PNG', 'JPEG']);
  });
});
