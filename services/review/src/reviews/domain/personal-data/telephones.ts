import {
  firstOf,
  groupingOf,
  isWholeRow,
  labelBefore,
  standsAlone,
  type Candidate,
  type Digits,
} from './characters.js';
import { maskNumber, type Found } from './finding.js';

/** How people write mobile numbers; other breaks are rows of figures. */
const GROUPINGS = /^(?:11|3-8|3-4-4|3-3-5|4-3-4|7-4|1(?:-1){10})$/;

/** A mobile number: 11 digits, 13 to 19 in front, with or without the code of the country. */
export const mobileFrom = (text: string, digits: Digits): Candidate | undefined => {
  const own = firstOf(text, digits, 11);
  if (own && isMobile(own)) return isWholeRow(text, own) ? own : undefined;
  const code = ['86', '0086'].find((prefix) => digits.value.startsWith(`${prefix}1`));
  const whole = code && firstOf(text, digits, 11 + code.length);
  if (!code || !whole) return undefined;
  const [first] = digits.groups;
  // 13 digits in one that begin with 86 may be any number, unless a plus says what they are.
  if (first !== code.length && code === '86' && text[digits.start - 1] !== '+') return undefined;
  const value = whole.value.slice(code.length);
  const groups = first === code.length ? digits.groups.slice(1) : [value.length];
  const mobile = { ...whole, value, groups };
  return isMobile(mobile) ? mobile : undefined;
};

const isMobile = ({ value, groups }: Candidate): boolean =>
  /^1[3-9]\d{9}$/.test(value) && GROUPINGS.test(groupingOf({ value, groups }));

const LANDLINE =
  /(?<![0-9])(?:\((0(?:10|2\d|[3-9]\d\d))\)|(0(?:10|2\d|[3-9]\d\d)))[ -]{0,2}([2-8]\d{2,3}) ?-?(\d{4})(?![0-9])/g;

/** The line is an organ's own: it says which service answers there, or it is the number to reach an office. */
const OFFICE_LINE =
  /咨询|监督|举报|投诉|热线|服务|办公|办事|值班|受理|查询|传真|政务|窗口|前台|总机|座机|联系电话|联系方式|(?:局|委|办|处|科|室|中心|大厅|所|站)(?:联系)?电话/;
const PERSON = /姓名|申请人|当事人|本人|家庭|家属|住宅|宅电|户主|患者|住址/;

/** Landlines with their area code that are not an organ's published line. Only likely: nothing checks the digits. */
export const landlinesIn = (text: string): readonly Found[] =>
  [...text.matchAll(LANDLINE)].flatMap(({ 0: all, 1: bracketed, 2: area = bracketed, 3: first, 4: last, index }) => {
    const place = { start: index, end: index + all.length };
    const label = labelBefore(text, place.start);
    const isOffice = OFFICE_LINE.test(label) && !PERSON.test(label);
    if (isOffice || !standsAlone(text, place)) return [];
    return [{ kind: 'landline' as const, ...place, masked: maskNumber(`${area}${first}${last}`, 3, 4) }];
  });
