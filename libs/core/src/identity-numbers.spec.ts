import { describe, expect, it } from '@jest/globals';
import { checkCharacterOf, isResidentId, isSocialCreditCode } from './identity-numbers.js';

describe('a resident identity number (GB 11643-1999)', () => {
  const seventeen = '32010119900307663';
  const right = `${seventeen}${checkCharacterOf(seventeen)}`;

  it('is right by shape and check character, also where that is X', () => {
    expect(isResidentId(right)).toBe(true);
    // The example of the standard.
    expect(isResidentId('11010519491231002X')).toBe(true);
  });

  it.each([
    ['another check character', `${seventeen}${right.endsWith('0') ? '1' : '0'}`],
    ['a small x', '11010519491231002x'],
    ['a day that does not exist', '110105194902310025'],
    ['a province that does not exist', `99${right.slice(2)}`],
    ['a place too few', right.slice(1)],
    ['letters', 'DEMO-0001'],
  ])('is not right with %s', (_, value) => {
    expect(isResidentId(value)).toBe(false);
  });

  it('is not right with any one digit changed (ISO 7064 finds every single error)', () => {
    for (let place = 0; place < 17; place += 1) {
      const other = String((Number(right[place]) + 1) % 10);
      expect(isResidentId(`${right.slice(0, place)}${other}${right.slice(place + 1)}`)).toBe(false);
    }
  });
});

describe('a unified social credit code (GB 32100-2015)', () => {
  it('is right by shape and check character', () => {
    expect(isSocialCreditCode('91350100M000100Y43')).toBe(true);
  });

  it.each([
    ['another check character', '91350100M000100Y44'],
    ['a letter that there is none of', '91350100M000100I43'],
    ['a letter in the region', '9135010AM000100Y43'],
    ['small letters', '91350100m000100y43'],
    ['a place too many', '91350100M000100Y431'],
  ])('is not right with %s', (_, value) => {
    expect(isSocialCreditCode(value)).toBe(false);
  });
});
