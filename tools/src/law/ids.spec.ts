import { describe, expect, it } from '@jest/globals';
import { idsIn, mayBeProse, parentOf } from './ids.js';

describe('the numbers in the name of a spec', () => {
  it.each<[string, readonly string[]]>([
    ['the extension (Art 33) adds twenty days', ['Art 33']],
    ['consultation (Arts 32 and 34) lapses', ['Art 32', 'Art 34']],
    ['is referred (Art 36(5)), see Art 33 ¶2', ['Art 36(5)', 'Art 33 ¶2']],
    ['is given (Art 36(1)(2))', ['Art 36(1)', 'Art 36(2)']],
    ['grounds (Arts 14–16, 37)', ['Art 14', 'Art 15', 'Art 16', 'Art 37']],
    ['grounds (Arts 14 to 16)', ['Art 14', 'Art 15', 'Art 16']],
    ['Art 14-1 is a secret', ['Art 14-1']],
    ['did not come (Art 30, 3.6.1)', ['Art 30', '3.6.1']],
    ['a penalty (Penalty Law Art 48)', ['Penalty Law Art 48']],
    [
      '(Reconsideration Law Arts 20, 23; Art 51)',
      ['Reconsideration Law Art 20', 'Reconsideration Law Art 23', 'Art 51'],
    ],
    ['rules C1 to C3, C9 and C12', ['C1', 'C2', 'C3', 'C9', 'C12']],
    ['S38: twenty working days', ['S38']],
    ['109号 A 11 items, 109号 B, (国办函〔2020〕109号)', ['109号 A 11', '109号 B', '109号']],
    ['109号 Art 6: the notice', ['109号 Art 6']],
    ['counting 2025-09-15 + 20 ends on 2025-10-17', ['2025-09-15 + 20']],
    ['3.3.4 rests on one, of table 3', ['3.3.4', 'table 3']],
    ['a cell of tables 3 or 4', ['table 3', 'table 4']],
    ['tables 2, 3 and 4', ['table 2', 'table 3', 'table 4']],
    [
      'clock rule 2, prohibition 1, property 4, example 8',
      ['clock rule 2', 'prohibition 1', 'property 4', 'example 8'],
    ],
    ['publication term emergency', ['publication term emergency']],
  ])('%s', (name, ids) => {
    expect([...idsIn(name)].toSorted()).toEqual([...ids].toSorted());
  });

  it.each([
    'Article by article',
    'version 13.3.4 of a library',
    'started 2025-09-15',
    '宿交公申〔2026〕7号',
    'a rule 3 of something',
    'ABC5 and GB11643',
  ])('are not in: %s', (name) => {
    expect(idsIn(name)).toEqual([]);
  });

  it('count each once', () => {
    expect(idsIn('Art 33 (Art 33): Arts 33 and 34')).toEqual(['Art 33', 'Art 34']);
  });
});

describe('a part', () => {
  it.each([
    ['Art 36(5)', 'Art 36'],
    ['Art 33 ¶2', 'Art 33'],
    ['Art 14-1', 'Art 14'],
    ['109号 A 68', '109号 A'],
    ['109号 A', '109号'],
    ['109号 Art 6', '109号'],
    ['Art 36', undefined],
    ['3.3.4', undefined],
    ['2025-09-15 + 20', undefined],
  ])('%s belongs to %s', (id, parent) => {
    expect(parentOf(id)).toBe(parent);
  });

  it('of prose is no number unless the catalogue knows it', () => {
    expect(['3.5', 'publication term that', 'Art 99', 'C14'].map(mayBeProse)).toEqual([true, true, false, false]);
  });
});
