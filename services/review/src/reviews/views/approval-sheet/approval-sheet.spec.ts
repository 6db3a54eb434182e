import { describe, expect, it } from '@jest/globals';
import type { ReviewEvent } from '@mingjian/contracts';
import { given } from '@mingjian/core/testing';
import { review, type ReviewCommand } from '../../domain/index.js';
import { allLevels, bytes, nothingFound, openReply, opinion, TODAY } from '../../domain/testing/sample.js';
import { approvalSheet } from './approval-sheet.js';

const words = {
  title: '政府信息公开审查呈批单',
  simulated: false,
  organ: '云泽市交通运输局',
  section: '公路管理科',
  provisions: [{ provision: '36-2', label: '第三十六条第（二）项', englishLabel: 'Art 36(2)', source: '条例' }],
};

const rowsAfter = (...commands: readonly ReviewCommand[]): Readonly<Record<string, string>> => {
  const events = commands.reduce<readonly ReviewEvent[]>(
    (history, command) => [
      ...history,
      ...given(review, ...history)
        .when(command)
        .events(),
    ],
    [],
  );
  const sheet = approvalSheet(
    events.map((event) => ({ event, on: TODAY })),
    words,
  );
  const rows = sheet?.body.flatMap((block) => (block.kind === 'table' ? block.rows : [])) ?? [];
  return Object.fromEntries(rows.map(({ label, value }) => [label, value]));
};

describe('审查呈批单 (Art 17)', () => {
  it('has the opinion of every level on these bytes, by whom and when, and the decision', () => {
    const rows = rowsAfter(openReply({ articles: ['36-2'] }), ...allLevels({ opinion: 'agree' }));
    expect(rows).toMatchObject({
      承办科室: '公路管理科',
      依据: '第三十六条第（二）项',
      科室负责人意见: '同意　fang　2026年3月2日',
      分管领导意见: '同意　song　2026年3月2日',
      审查决定: '审查通过　2026年3月2日',
    });
  });

  it('says for whom a deputy signed', () => {
    const rows = rowsAfter(openReply(), opinion(1, { opinion: 'agree', actingFor: 'chief' }));
    expect(rows['科室负责人意见']).toBe('同意　fang（代 chief）　2026年3月2日');
    expect([rows['办公室意见'], rows['审查决定']]).toEqual(['', '']);
  });

  it('loses the opinions on bytes that were edited, and names the editor', () => {
    const edit: ReviewCommand = {
      type: 'EditContent',
      today: TODAY,
      editor: 'wen',
      digest: bytes('b'),
      result: '3.1',
      articles: ['36-2'],
      scan: nothingFound,
      staffing: null,
    };
    const rows = rowsAfter(openReply(), opinion(1, { opinion: 'agree' }), edit);
    expect(rows['科室负责人意见']).toBe('');
    expect(rows['拟稿人']).toContain('修改人 wen');
    expect(rows['送审内容的 SHA-256']).toContain('bbbb');
  });
});
