import { describe, expect, it } from '@jest/globals';
import { given } from '@mingjian/core/testing';
import { review } from '../review.js';
import { openItem } from '../testing/sample.js';
import type { ScannedFile } from './files.js';
import { scanContent } from './scan.js';

const content = { title: '公告', text: '联系人 13900000001' };
const file = (over: Partial<ScannedFile>): ScannedFile => ({
  name: '附件.docx',
  texts: [],
  carried: [],
  authors: [],
  ...over,
});

describe('the scan of the files of an item (review rule 7)', () => {
  it('looks through every text of each file, its name too, and says where', () => {
    const { findings } = scanContent(content, [
      file({ name: '13900000002.docx' }),
      file({
        texts: [
          { place: 'body', page: 2, text: '电话 13900000003' },
          { place: 'comments', text: 'a@example.cn' },
        ],
      }),
    ]);
    expect(findings).toEqual([
      { finding: 1, kind: 'mobile', part: 'text', start: 4, end: 15, masked: '139****0001' },
      {
        finding: 2,
        kind: 'mobile',
        part: 'attachment',
        attachment: 1,
        place: 'name',
        start: 0,
        end: 11,
        masked: '139****0002',
      },
      {
        finding: 3,
        kind: 'mobile',
        part: 'attachment',
        attachment: 2,
        place: 'body',
        page: 2,
        start: 3,
        end: 14,
        masked: '139****0003',
      },
      expect.objectContaining({ finding: 4, kind: 'email', attachment: 2, place: 'comments' }),
    ]);
  });

  it('finds whom the properties name, without the name, and what is there beside what is seen', () => {
    const { findings } = scanContent({ title: '公告', text: '正文' }, [
      file({
        authors: ['欧阳甲', '𠮷'],
        carried: [
          { kind: 'trackedChanges', place: 'changes', count: 12 },
          { kind: 'hiddenContent', place: 'hidden', page: 3, count: 1 },
          { kind: 'unread', place: 'body', count: 2 },
        ],
      }),
    ]);
    const nowhere = { part: 'attachment', attachment: 1, start: 0, end: 0 };
    expect(findings).toEqual([
      { finding: 1, kind: 'author', ...nowhere, place: 'properties', masked: '欧**' },
      { finding: 2, kind: 'author', ...nowhere, place: 'properties', masked: '𠮷' },
      { finding: 3, kind: 'trackedChanges', ...nowhere, place: 'changes', masked: '×12' },
      { finding: 4, kind: 'hiddenContent', ...nowhere, place: 'hidden', page: 3, masked: '×1' },
      { finding: 5, kind: 'unread', ...nowhere, place: 'body', masked: '×2' },
    ]);
  });

  it('finds nothing in a file that has nothing', () => {
    expect(
      scanContent({ title: '公告', text: '正文' }, [file({ texts: [{ place: 'body', text: '附表' }] })]).findings,
    ).toEqual([]);
  });

  it('bars the item as what is found in its text does', () => {
    const scan = scanContent({ title: '公告', text: '正文' }, [
      file({ carried: [{ kind: 'comments', place: 'comments', count: 1 }] }),
    ]);
    const events = given(review).when(openItem({ scan })).events();
    expect(events.at(-1)).toMatchObject({ type: 'PersonalDataFound', data: { scanner: 2, findings: scan.findings } });
  });
});
