import { describe, expect, it } from '@jest/globals';
import { isKnown, tagOf } from './conditional.js';

describe('a conditional read', () => {
  it('is known by its bytes alone', () => {
    expect(tagOf('{"a":1}')).toBe(tagOf('{"a":1}'));
    expect(tagOf('{"a":1}')).not.toBe(tagOf('{"a":2}'));
    expect(tagOf('')).toMatch(/^W\/"[\w-]{27}"$/);
  });

  it.each([
    [undefined, false],
    ['', false],
    ['W/"another"', false],
    [tagOf('a'), true],
    [tagOf('a').slice(2), true],
    [`W/"another", ${tagOf('a')}`, true],
    ['*', true],
    [['W/"one"', tagOf('a')], false],
  ])('with If-None-Match %j is known: %p', (header, known) => {
    expect(isKnown(tagOf('a'), header)).toBe(known);
  });
});
