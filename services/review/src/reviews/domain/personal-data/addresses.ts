import { labelBefore } from './characters.js';
import type { Found } from './finding.js';

/** Steps of an address within a street or estate, each with its number: 12号, 3幢, 二单元, 402室. */
const STEP = String.raw`(?:[甲乙丙丁]?[0-9A-Za-z一二三四五六七八九十百]{1,6}(?:-[0-9]{1,4})?(?:号楼|号院|号|弄|巷|组|幢|栋|座|单元|层|楼|室|房(?![屋间产地]))[ ,，、]?)`;
const STEPS = new RegExp(String.raw`(?<![0-9A-Za-z])${STEP}{1,8}`, 'g');

/** What has a number behind it in an address: a street, an estate, a village. */
const STREET =
  /(?:路|街|巷|弄|道|胡同|里|村|小区|社区|花园|花苑|苑|新村|公寓|家园|庄|坊|湾|镇|乡|组|园|庭|(?<!政)府|城|寓|居)$/;
const NAME_REACHES = 40;

const HOME = /住址|家庭地址|家住|户籍(?:所在)?地|居住[地于在]|现住|现居|住在|住所地|住:/;
const OFFICE = /办公|地点|受理|邮寄|收件|通[讯信]地址|联系地址|单位地址|注册地|经营场所|窗口|政务|大厅|会议室/;

/**
 * Addresses down to a room, or behind a word that says somebody lives there down to a house number. The name of a place or street
 * alone is none, nor is a street with the number of a house, nor what is given as an office's. Only likely.
 */
export const addressesIn = (text: string): readonly Found[] =>
  [...text.matchAll(STEPS)].flatMap(({ 0: steps, index }) => {
    const name = nameBefore(text, index);
    const label = labelBefore(text, index - name.length);
    const context = `${label}${name}`;
    const home = HOME.test(context);
    if (!STREET.test(name) || (!home && OFFICE.test(context)) || !(home ? isHouse(steps) : isRoom(steps))) return [];
    const start = index - name.length + leadOf(name);
    const end = index + steps.replace(/[ ,，、]$/, '').length;
    return [{ kind: 'address' as const, start, end, masked: maskAddress(text.slice(start, end)) }];
  });

const isHouse = (steps: string): boolean => /号|弄|组|幢|栋|室/.test(steps);
const isRoom = (steps: string): boolean =>
  /(?:号|弄|巷|组|幢|栋|座|单元|层|楼).*[0-9A-Za-z一二三四五六七八九十](?:室|房)/.test(steps);

/** The characters of the name, backwards until something that is none of it. */
const nameBefore = (text: string, place: number): string =>
  /[\u4E00-\u9FA5]*$/.exec(text.slice(Math.max(0, place - NAME_REACHES), place))![0];

/** How many characters at the front of a name only lead to it: 家住江苏省… */
const leadOf = (name: string): number =>
  /^.*(?:住址|地址|户籍地?|住所地|家住|住在|现住|居住[于在]?|位于)为?/.exec(name)?.[0].length ?? 0;

const UNITS = /(自治区|自治州|号楼|号院|新村|小区|单元|[省市区县州旗镇乡村路街巷弄道号幢栋座组层楼室房])/;

/** Only the words for the kinds of places stay: `***市**区**路**号*幢***室`. */
const maskAddress = (address: string): string =>
  address
    .split(UNITS)
    .map((piece, n) => (n % 2 === 1 ? piece : '*'.repeat(piece.length)))
    .join('');
