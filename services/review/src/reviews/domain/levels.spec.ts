import { describe, expect, it } from '@jest/globals';
import { levelsFor } from './levels.js';

const rows = [
  { level: 1, role: 'sectionHead', title: '科室负责人', englishTitle: 'Section head', urgent: true },
  { level: 2, role: 'officeReviewer', title: '办公室', englishTitle: 'Office', urgent: false },
  { level: 3, role: 'secrecyReviewer', title: '保密审查员', englishTitle: 'Secrecy reviewer', urgent: true },
  { level: 4, role: 'leader', title: '分管领导', englishTitle: 'Leader', urgent: true },
] as const;

describe('the levels of a review', () => {
  it('are all of them, in their order', () => {
    expect(levelsFor(rows, false).map(({ level }) => level)).toEqual([1, 2, 3, 4]);
  });

  it('are fewer where a term in hours runs, and still have section, secrecy (Secrets Law Art 35) and leader', () => {
    expect(levelsFor(rows, true)).toEqual([
      { level: 1, role: 'sectionHead', title: '科室负责人' },
      { level: 3, role: 'secrecyReviewer', title: '保密审查员' },
      { level: 4, role: 'leader', title: '分管领导' },
    ]);
  });
});
