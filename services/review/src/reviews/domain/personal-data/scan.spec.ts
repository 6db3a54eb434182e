import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkCharacterOf } from '@mingjian/core';
import { personalDataIn, scanContent, SCANNER } from './scan.js';

/** Invented numbers: the areas 320199 and 429999 are nobody's. */
const withCheck = (digits: string): string => digits + checkCharacterOf(digits);
const ID = withCheck('32019919000307663');
const ID_X = ['600', '601', '602', '603', '604', '605', '606', '607', '608', '609', '610', '611']
  .map((sequence) => withCheck(`42999919010203${sequence}`))
  .find((id) => id.endsWith('X'))!;
const CARD = '6222000000000000';
const luhn = (digits: string): string =>
  [...'0123456789']
    .map((check) => digits + check)
    .find(
      (number) =>
        [...number]
          .reverse()
          .map((digit, place) => Number(digit) * (place % 2 === 0 ? 1 : 2))
          .reduce((sum, value) => sum + (value > 9 ? value - 9 : value), 0) %
          10 ===
        0,
    )!;
const CARD_16 = luhn(CARD.slice(0, 15));
const CARD_19 = luhn('622200012345678901');

const wide = (text: string): string =>
  text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
const brokenBy = (text: string, sizes: readonly number[], by: string): string => {
  let at = 0;
  return sizes.map((size) => text.slice(at, (at += size))).join(by);
};
/** Kind, and the text at the place. */
const foundIn = (text: string): readonly (readonly [string, string])[] =>
  personalDataIn(text).map(({ kind, start, end }) => [kind, text.slice(start, end)]);

describe('the check character of GB 11643', () => {
  it('is that of the standard’s own example', () => {
    expect(checkCharacterOf('11010519491231002')).toBe('X');
    expect(checkCharacterOf('44052418800101001')).toBe('4');
  });
});

describe('a scan', () => {
  it('looks through the summary too, which goes out with title and text', () => {
    expect(scanContent({ title: '公告', text: '正文', summary: `联系人${ID}` }).findings).toMatchObject([
      { finding: 1, kind: 'residentId', part: 'summary', start: 3, end: 21 },
    ]);
  });
});

describe('the scanner finds (review rule 7)', () => {
  it.each([
    ['an identity number', `公民身份号码${ID}，已核。`, 'residentId', ID],
    ['one that ends with X', `号码：${ID_X}。`, 'residentId', ID_X],
    ['one that ends with a small x', `号码：${ID_X.toLowerCase()}`, 'residentId', ID_X.toLowerCase()],
    ['one behind letters', `ID${ID}`, 'residentId', ID],
    ['one in full-width digits', `身份证号${wide(ID_X)}`, 'residentId', wide(ID_X)],
    ['one broken by spaces', `身份证 ${brokenBy(ID, [6, 8, 4], ' ')} 张某`, 'residentId', brokenBy(ID, [6, 8, 4], ' ')],
    [
      'one broken by hyphens',
      brokenBy(ID_X, [6, 4, 4, 3, 1], ' - '),
      'residentId',
      brokenBy(ID_X, [6, 4, 4, 3, 1], ' - '),
    ],
    ['one broken at every digit', [...ID].join('\u3000'), 'residentId', [...ID].join('\u3000')],
    ['one with characters that nobody sees', [...ID].join('\u200b'), 'residentId', [...ID].join('\u200b')],
    ['one of 15 places', '旧证号320199550307663。', 'residentId15', '320199550307663'],
    ['a mobile number', '联系人王某，13900000001。', 'mobile', '13900000001'],
    ['a mobile number with spaces', '电话 139 0000 0001', 'mobile', '139 0000 0001'],
    ['a mobile number with hyphens', '电话:139-0000-0001', 'mobile', '139-0000-0001'],
    ['a mobile number in full-width digits', `手机${wide('13900000001')}`, 'mobile', wide('13900000001')],
    ['a mobile number with the code of the country', '手机+86 139 0000 0001', 'mobile', '86 139 0000 0001'],
    ['a mobile number that a plus introduces', '手机+8613900000001', 'mobile', '8613900000001'],
    ['a mobile number that an organ publishes', '举报电话：13900000001', 'mobile', '13900000001'],
    ['a landline', '张某家庭电话0599-2000001', 'landline', '0599-2000001'],
    ['a landline in brackets', '住宅电话：（0599）20000001', 'landline', '（0599）20000001'],
    ['a landline without label', '可找李某（010-20000001）', 'landline', '010-20000001'],
    ['a bank card of 16 digits', `卡号${CARD_16}`, 'bankCard', CARD_16],
    ['a bank card of 19 digits', `汇入${CARD_19}账户`, 'bankCard', CARD_19],
    [
      'a bank card as it is printed',
      brokenBy(CARD_16, [4, 4, 4, 4], ' '),
      'bankCard',
      brokenBy(CARD_16, [4, 4, 4, 4], ' '),
    ],
    [
      'a long bank card as it is printed',
      brokenBy(CARD_19, [4, 4, 4, 4, 3], ' '),
      'bankCard',
      brokenBy(CARD_19, [4, 4, 4, 4, 3], ' '),
    ],
    ['an e-mail address', '请发zhang.san@example.com。', 'email', 'zhang.san@example.com'],
    ['an e-mail address of a telephone', '13900000001@example.com', 'email', '13900000001@example.com'],
    [
      'an address with a room',
      '申请人住演示省演示市演示区演示路12号3幢402室。',
      'address',
      '申请人住演示省演示市演示区演示路12号3幢402室',
    ],
    ['an address in an estate', '位于演示花园7号楼二单元501室', 'address', '演示花园7号楼二单元501室'],
    ['an address with a hyphen', '寄往演示市演示街8号2-301室', 'address', '寄往演示市演示街8号2-301室'],
    ['an address in full-width digits', '家住演示路１２号３幢４０２室', 'address', '演示路１２号３幢４０２室'],
    ['a house that is a home', '户籍地址：演示县演示镇演示村3组15号', 'address', '演示县演示镇演示村3组15号'],
  ])('%s', (_, text, kind, at) => {
    expect(foundIn(text)).toEqual([[kind, at]]);
  });

  it('what is sure, where something likely would begin before it', () => {
    const broken = brokenBy(ID, [4, 4, 4, 4, 2], ' ');
    expect(foundIn(`0599 ${broken}`)).toEqual([['residentId', broken]]);
  });

  it('several of them next to each other, each once', () => {
    expect(foundIn(`张某 ${ID} 13900000001 ${CARD_16}\n李某\t${ID_X}\t139-0000-0002`)).toEqual([
      ['residentId', ID],
      ['mobile', '13900000001'],
      ['bankCard', CARD_16],
      ['residentId', ID_X],
      ['mobile', '139-0000-0002'],
    ]);
    expect(foundIn('13900000001、13900000002/13900000003,13900000004').map(([kind]) => kind)).toEqual(
      Array.from({ length: 4 }, () => 'mobile'),
    );
  });
});

describe('the scanner is silent about (review rule 7)', () => {
  it.each([
    ['a social credit code', '统一社会信用代码91320199MA1X13900Y'],
    ['a social credit code of digits', '统一社会信用代码：113201990140064383'],
    ['the number of a document', '苏交〔2026〕12号、国办公开办函〔2021〕30号'],
    ['an index number', '索引号：014006438-2026-0000012'],
    ['another index number', '索引号 320199001/2026-00012'],
    ['dates', '2026-03-02至2026-12-31，2026年3月2日，20260302'],
    ['years in a row', '2021 2022 2023 2024 2025 2026'],
    ['amounts', '合计13900000001元，￥13900000001，13900000001.50，1,390,000,000'],
    ['figures in a table', '1390 2000 3100 4200 5300 6400 7500'],
    ['figures in a row that together would be a telephone', '12 139 0000 0001 7'],
    ['hotlines', '请拨打12345、12328、110、96196、400-820-0000、95555'],
    ['an organ’s own lines', '咨询电话：0599-2000001；监督电话：0599-20000001'],
    ['a line to contact an office', '联系人：王某，联系电话：0599-2000001'],
    ['an office’s fax', '传真（0599）2000001'],
    ['names of places', '演示省演示市演示区人民政府，演示路街道'],
    ['a street and its projects', '演示路12号线改造，演示大道（一环路至二环路）'],
    ['an organ’s street and number', '地址：演示市演示路12号'],
    ['an organ’s office', '办公地址：演示市演示路12号3号楼402室'],
    ['a meeting room', '在演示路12号3楼会议室召开'],
    ['a list of households', '演示村3组新增12户'],
    ['an office’s e-mail', '邮箱 jtj@example.gov.cn'],
    ['the version of a program', 'models@4.5.1'],
    ['a building of the government', '演示市政府3号楼402室'],
    ['the code of a project', '项目代码：2026-320199-48-01-523456'],
    ['the number of a licence', '许可证号JY13201990012345'],
    ['where to ask for a residence permit', '居住证受理点：演示路12号；户籍窗口：演示路14号'],
    ['coordinates', '0.13900000001，东经118.780001'],
    ['what is masked already', '3201**********1234，139****0001'],
    ['a number of register', '注册号：320199550307663'],
    ['a case number', '受理号 20260302000123456'],
    ['a part of a longer number', `9${ID}0`],
    ['an identity number with a day that is none', withCheck('32019919000230662')],
    ['an identity number from nowhere', withCheck('99019919000307663')],
    ['a telephone in a code', 'SN13900000001A，http://example.cn/a13900000001'],
    ['nothing', ''],
  ])('%s', (_, text) => {
    expect(foundIn(text)).toEqual([]);
  });
});

describe('a masked form (PIPL Art 51)', () => {
  it.each([
    [ID, `${ID.slice(0, 4)}**********${ID.slice(14)}`],
    ['320199550307663', '3201*******7663'],
    ['139-0000-0001', '139****0001'],
    ['+8613900000001', '139****0001'],
    [CARD_16, `6222********${CARD_16.slice(12)}`],
    ['（0599）2000001', '059****0001'],
    ['zhang.san@example.com', 'z***@example.com'],
    ['家住演示省演示市演示路12号3幢402室', '**省**市**路**号*幢***室'],
  ])('of %s keeps only its ends or its words', (text, masked) => {
    expect(personalDataIn(text).map((found) => found.masked)).toEqual([masked]);
  });
});

describe('a scan of title and text', () => {
  it('numbers the findings, title first, and says which scanner it was', () => {
    expect(scanContent({ title: `关于${ID}的答复`, text: '电话13900000001' })).toEqual({
      scanner: SCANNER,
      findings: [
        { finding: 1, kind: 'residentId', part: 'title', start: 2, end: 20, masked: expect.stringContaining('****') },
        { finding: 2, kind: 'mobile', part: 'text', start: 2, end: 13, masked: '139****0001' },
      ],
    });
  });
});

const two = (n: number): string => String(n).padStart(2, '0');
const identityNumber = fc
  .record({
    province: fc.constantFrom('11', '32', '44', '54', '65', '83'),
    area: fc.integer({ min: 0, max: 9999 }),
    year: fc.integer({ min: 1900, max: 2026 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    sequence: fc.integer({ min: 0, max: 999 }),
  })
  .map(({ province, area, year, month, day, sequence }) =>
    withCheck(
      `${province}${String(area).padStart(4, '0')}${year}${two(month)}${two(day)}${String(sequence).padStart(3, '0')}`,
    ),
  );
const hanzi = fc
  .array(
    fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCharCode(code)),
    { maxLength: 40 },
  )
  .map((chars) => chars.join(''));

describe('every identity number (review rule 7)', () => {
  it('in any Chinese text is found once, at its place, in any writing', () => {
    const writing = fc.constantFrom(
      (id: string) => id,
      wide,
      (id: string) => brokenBy(id, [6, 8, 4], ' '),
      (id: string) => brokenBy(id, [3, 3, 4, 4, 4], '-'),
      (id: string) => [...id].join(' '),
    );
    fc.assert(
      fc.property(hanzi, identityNumber, hanzi, writing, (before, id, behind, written) => {
        const found = personalDataIn(before + written(id) + behind).filter(({ kind }) => kind === 'residentId');
        expect(found).toMatchObject([{ start: before.length, end: before.length + written(id).length }]);
      }),
    );
  });

  it('with one digit changed is none any more', () => {
    fc.assert(
      fc.property(identityNumber, fc.nat(16), fc.integer({ min: 1, max: 9 }), (id, place, change) => {
        const other = (Number(id[place]) + change) % 10;
        const changed = id.slice(0, place) + String(other) + id.slice(place + 1);
        expect(personalDataIn(changed).map(({ kind }) => kind)).not.toContain('residentId');
      }),
    );
  });

  it('is masked so that no digit between the first four and the last four is left', () => {
    fc.assert(
      fc.property(identityNumber, (id) => {
        const [found] = personalDataIn(id);
        expect(found?.masked).toBe(`${id.slice(0, 4)}${'*'.repeat(10)}${id.slice(14)}`);
      }),
    );
  });
});

describe('any text', () => {
  const mixed = fc
    .array(
      fc.constantFrom(
        ...'0123456789',
        ...'13912345678',
        ' ',
        '-',
        '.',
        '@',
        'a',
        'X',
        '路',
        '号',
        '室',
        '３',
        '\n',
        '(',
        ')',
      ),
      { maxLength: 120 },
    )
    .map((chars) => chars.join(''));

  it('gives findings that follow one another within it', () => {
    fc.assert(
      fc.property(mixed, (text) => {
        let last = 0;
        for (const { start, end } of personalDataIn(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          last = end;
        }
      }),
    );
  });

  // A rule that goes back over what it has read would not end within the life of this spec.
  it.each([
    ['digits', '1'],
    ['single digits', '1 '],
    ['groups of four', '1390 '],
    ['hanzi', '路'],
    ['hanzi and digits', '演示路12号3幢'],
    ['numerals', '一'],
    ['letters', 'a.'],
    ['signs', '@'],
    ['breaks', ' '],
  ])('of 1 MiB of %s is looked through', (_, piece) => {
    expect(personalDataIn(piece.repeat(2 ** 20 / piece.length)).filter(({ kind }) => kind === 'residentId')).toEqual(
      [],
    );
  });
});
