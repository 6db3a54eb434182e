import { describe, expect, it } from '@jest/globals';
import { parseBody } from './json.js';

const nested = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
const faultOf = (text: string): unknown => {
  try {
    return parseBody(text);
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('the body of a request', () => {
  it.each([
    ['', {}],
    ['{}', {}],
    ['{"a":[1,"b",null,true,{"c":-0.5}]}', { a: [1, 'b', null, true, { c: -0.5 }] }],
    ['{"文号":"云交〔2026〕1号 \\ud83d\\ude80"}', { 文号: '云交〔2026〕1号 🚀' }],
  ])('%s is taken as it stands', (text, body) => {
    expect(parseBody(text)).toEqual(body);
  });

  it.each([
    ['no JSON', '{', 'request.malformedJson'],
    ['a list', '[{}]', 'request.malformedJson'],
    ['a text', '"a"', 'request.malformedJson'],
    ['null', 'null', 'request.malformedJson'],
    ['a prototype', '{"a":{"__proto__":{}}}', 'request.invalid'],
    ['a number beyond all numbers', '{"a":[1e999]}', 'request.invalid'],
    ['half a surrogate pair', '{"a":{"b":"\\ud83d"}}', 'request.nulCharacter'],
    ['U+0000 in a text', '{"a":["b\\u0000"]}', 'request.nulCharacter'],
    ['U+0000 in a key', '{"a":{"b\\u0000":1}}', 'request.invalid'],
  ])('with %s is refused', (_what, text, code) => {
    expect(faultOf(text)).toBe(code);
  });

  it('may nest far deeper than any act, and is refused before anything runs out of stack', () => {
    expect(faultOf(nested(200))).toEqual(JSON.parse(nested(200)));
    expect(faultOf(nested(201))).toBe('request.malformedJson');
    expect(faultOf(nested(200_000))).toBe('request.malformedJson');
    expect(faultOf(`{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`)).toBe('request.malformedJson');
  });
});
