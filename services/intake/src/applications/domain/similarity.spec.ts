import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ALIKE, likenessAmong, type Asked } from './index.js';

const requests = {
  tender: '申请公开 2025 年云泽大桥维修工程的招标文件和中标合同',
  tenderAgain: '请公开云泽大桥维修工程２０２５年招标文件、中标合同复印件',
  budget: '申请公开贵局 2024 年度部门决算中“三公”经费明细',
  bus: '申请公开 12 路公交线路调整的依据和听证会记录',
  busAgain: '要求公开12路公交线路调整依据、听证会记录及参会名单',
  busThird: '申请获取 12 路公交线路调整所依据的文件、听证会记录',
  house: '申请公开河滨街道房屋征收补偿方案',
} as const;
const asked = (texts: Readonly<Record<string, string>>): readonly Asked[] =>
  Object.entries(texts).map(([key, description]) => ({ key, description }));

describe('how alike requests are', () => {
  it('finds the same request in other words, widths and marks, and nothing else', () => {
    const { like } = likenessAmong(asked(requests));
    expect(like('tender').map(({ key }) => key)).toEqual(['tenderAgain']);
    expect(like('budget')).toEqual([]);
    expect(like('house')).toEqual([]);
  });

  it('is not led by the words that every request has', () => {
    const { like } = likenessAmong(
      asked({ one: '申请公开贵局会议纪要', other: '申请公开贵局车辆台账', third: '申请公开贵局培训计划' }),
    );
    expect(like('one')).toEqual([]);
  });

  it('is 1 for the same words and knows no request that is not there', () => {
    const { like } = likenessAmong(asked({ one: '道路养护 计划', other: '道路养护计划。', third: '桥梁检测报告' }));
    expect(like('one')).toEqual([{ key: 'other', score: expect.closeTo(1, 9) as unknown as number }]);
    expect(like('nobody')).toEqual([]);
    expect(likenessAmong(asked({ one: '', other: '！' })).groups()).toEqual([]);
  });

  it('groups what several asked for, the largest group first (Art 44)', () => {
    expect(likenessAmong(asked(requests)).groups()).toEqual([
      ['bus', 'busAgain', 'busThird'],
      ['tender', 'tenderAgain'],
    ]);
  });

  it('is the same from both sides, between 0 and 1, whatever the order', () => {
    const texts = fc.array(fc.stringMatching(/^[路桥公交招标年12 ]{0,12}$/u), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(texts, (descriptions) => {
        const all = descriptions.map((description, key) => ({ key: String(key), description }));
        const there = likenessAmong(all);
        const back = likenessAmong([...all].reverse());
        for (const { key } of all) {
          for (const { key: other, score } of there.like(key, 0)) {
            expect(score).toBeGreaterThanOrEqual(0);
            expect(score).toBeLessThanOrEqual(1 + 1e-9);
            expect(there.like(other, 0).find((found) => found.key === key)?.score).toBeCloseTo(score, 9);
            expect(back.like(key, 0).find((found) => found.key === other)?.score).toBeCloseTo(score, 9);
          }
        }
        expect(there.groups().flat().sort()).toEqual(back.groups().flat().sort());
      }),
    );
  });

  it('suggests neither everything nor only the same', () => {
    expect(ALIKE).toBeGreaterThan(0.2);
    expect(ALIKE).toBeLessThan(0.8);
  });
});
