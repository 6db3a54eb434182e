import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { highlighted, passagesOf, PASSAGE, queryOf, snippetOf, termsOf, vectorOf } from './bigrams.js';

describe('bigrams', () => {
  it('are every two neighbouring characters, and the last of a run alone; every three without their places', () => {
    expect(vectorOf([{ text: '养护计划', weight: 'A' }])).toBe(
      `'养护':1A '护计':2A '计划':3A '划':4A '养护计' '护计划'`,
    );
  });

  it('carry the month of their publication, which no query can ask for', () => {
    expect(vectorOf([{ text: '养护', weight: 'D' }], '2026-03')).toBe(`'养护':1 '护':2 '#2026-03'`);
    expect(queryOf('#2026-03')).toBe(`'2026' <1> '03'`);
  });

  it('keep words and numbers whole, whatever their width and case', () => {
    expect(vectorOf([{ text: 'ＡＢＣ２０２６年', weight: 'D' }])).toBe(`'abc2026':1 '年':2`);
  });

  it('never let a phrase reach from one part into the next', () => {
    expect(
      vectorOf([
        { text: '甲', weight: 'A' },
        { text: '乙', weight: 'D' },
      ]),
    ).toBe(`'甲':1A '乙':4`);
  });
});

describe('a query', () => {
  it('asks for a pair, or for all threes of a longer word', () => {
    expect(queryOf('泵站')).toBe(`'泵站'`);
    expect(queryOf('养护乙')).toBe(`'养护乙'`);
    expect(queryOf('养护计划')).toBe(`'养护计' & '护计划'`);
  });

  it('takes a lone character as the beginning of any pair', () => {
    expect(queryOf('龙')).toBe(`'龙':*`);
    expect(queryOf('A类')).toBe(`'a' <1> '类':*`);
  });

  it('goes over the end of a run of characters at the right distance', () => {
    expect(queryOf('公路2026')).toBe(`'公路' <2> '2026'`);
  });

  it('is split where people split it, and is nothing where there is nothing to look for', () => {
    expect(termsOf('公路，养护  公路')).toEqual(['公路', '养护']);
    expect(termsOf(`'&|!():* `)).toEqual([]);
    expect(queryOf('《》')).toBeNull();
  });

  it('holds no character that means something to the database, whatever is asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const term of termsOf(text)) {
          expect(queryOf(term)).toMatch(
            /^'[\p{L}\p{N}\p{Script=Han}]+'(:\*)?( (<\d+>|&) '[\p{L}\p{N}\p{Script=Han}]+'(:\*)?)*$/u,
          );
        }
      }),
    );
  });
});

describe('what is shown of a hit', () => {
  it('is marked where the words stand', () => {
    expect(highlighted('公路养护ABC', ['养护', 'abc'])).toEqual([
      { text: '公路', hit: false },
      { text: '养护ABC', hit: true },
    ]);
  });

  it('is always the whole text again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string({ minLength: 1 })), (text, terms) => {
        expect(
          highlighted(text, terms)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });

  it('is cut around the first word', () => {
    const snippet = snippetOf(`${'前'.repeat(500)}养护${'后'.repeat(500)}`, ['养护']);
    expect(snippet).toMatch(/^…前{30}养护后+…$/);
  });
});

describe('passages', () => {
  it('hold every short phrase of the text whole', () => {
    fc.assert(
      fc.property(fc.nat(20_000), fc.nat(1), (length, seed) => {
        const text = Array.from({ length }, (_, n) => String.fromCharCode(0x4e00 + ((n * 7919 + seed) % 5000))).join(
          '',
        );
        const passages = passagesOf(text);
        for (let at = 0; at + 20 <= length; at += 997) {
          expect(passages.some((passage) => passage.includes(text.slice(at, at + 20)))).toBe(true);
        }
        expect(passages.every((passage) => passage.length <= PASSAGE)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});
