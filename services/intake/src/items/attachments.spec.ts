import { describe, expect, it } from '@jest/globals';
import { attachmentTypes, canonicalize, sha256, type Attachment, type AttachmentType } from '@mingjian/contracts';
import { attachedFiles, contentWith, type NamedFile } from './attachments.js';

const limits = { bytes: 100, bytesTogether: 150, files: 3 };
const [pdf, docx, xlsx, txt, csv, png, jpeg] = attachmentTypes;
const digestOf = (name: string): string => sha256(name);
const known = (...files: readonly (readonly [string, AttachmentType, number?])[]): ReadonlyMap<string, Attachment> =>
  new Map(
    files.map(([name, mediaType, size = 10]) => [digestOf(name), { digest: digestOf(name), mediaType, size }] as const),
  );
const named = (...names: readonly string[]): readonly NamedFile[] =>
  names.map((name) => ({ name, digest: digestOf(name) }));

describe('the digest of an item', () => {
  const said = { title: '养护计划', text: '正文' };
  const file = { name: '附表.xlsx', digest: digestOf('a'), mediaType: xlsx, size: 10 };
  const digest = (...args: Parameters<typeof contentWith>): string => sha256(canonicalize(contentWith(...args)));

  it('is without files what it was before items could have any, so that recorded reviews and clearances are of the same bytes', () => {
    expect(digest(said, [])).toBe(sha256('{"text":"正文","title":"养护计划"}'));
    expect(digest({ ...said, summary: '概述' }, [])).toBe(
      sha256('{"summary":"概述","text":"正文","title":"养护计划"}'),
    );
  });

  it('is another one with another file, another name, another order or one less', () => {
    const other = { ...file, digest: digestOf('b') };
    const digests = [
      digest(said, []),
      digest(said, [file]),
      digest(said, [other]),
      digest(said, [{ ...file, name: '附图.xlsx' }]),
      digest(said, [file, { ...other, name: '二.xlsx' }]),
      digest(said, [{ ...other, name: '二.xlsx' }, file]),
    ];
    expect(new Set(digests).size).toBe(digests.length);
  });
});

describe('the files that an act names', () => {
  it('have the type of their bytes, text that of its name, in the order given', () => {
    const files = named('计划.PDF', '报告.docx', '表.csv');
    expect(attachedFiles(files, known(['计划.PDF', pdf], ['报告.docx', docx], ['表.csv', txt]), limits)).toEqual({
      files: [
        { ...files[0], mediaType: pdf, size: 10 },
        { ...files[1], mediaType: docx, size: 10 },
        { ...files[2], mediaType: csv, size: 10 },
      ],
    });
    // Kept from the version before, under another name.
    expect(attachedFiles(named('表.txt'), known(['表.txt', csv]), limits)).toMatchObject({
      files: [{ mediaType: txt }],
    });
  });

  it.each<[string, readonly NamedFile[], ReadonlyMap<string, Attachment>, string]>([
    ['nobody brought', named('计划.pdf'), known(), 'item.attachment.unknown'],
    [
      'say otherwise than their bytes',
      named('照片.jpg.png'),
      known(['照片.jpg.png', jpeg]),
      'item.attachment.otherExtension',
    ],
    ['have no extension', named('照片'), known(['照片', png]), 'item.attachment.otherExtension'],
    ['share a name', [...named('一.pdf'), ...named('一.pdf')], known(['一.pdf', pdf]), 'item.attachment.nameTwice'],
    ['are too many', named('1.pdf', '2.pdf', '3.pdf', '4.pdf'), known(), 'item.attachment.tooMany'],
    [
      'are too large together',
      named('1.pdf', '2.pdf'),
      known(['1.pdf', pdf, 100], ['2.pdf', pdf, 51]),
      'item.attachment.tooLargeTogether',
    ],
  ])('are refused where they %s', (_, files, of, fault) => {
    expect(attachedFiles(files, of, limits)).toMatchObject({ fault });
  });
});
