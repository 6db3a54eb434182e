import { describe, expect, it } from '@jest/globals';
import { isRightNumber } from './applicant.js';

describe('the number of an identity document (Art 29)', () => {
  it.each([
    ['residentId', '11010519491231002X'],
    ['residentId', '11010519491231002x'],
    ['creditCode', '91350100M000100Y43'],
    ['creditCode', '91350100m000100y43'],
    ['passport', 'E12345678'],
    ['other', 'DEMO-1'],
  ] as const)('Art 29: %s %s is right', (kind, number) => {
    expect(isRightNumber({ kind, number })).toBe(true);
  });

  it.each([
    ['residentId', '110105194912310021'],
    ['residentId', 'DEMO-1'],
    ['creditCode', '91350100M000100Y44'],
    ['passport', 'E-1'],
  ] as const)('Art 29: %s %s is wrong', (kind, number) => {
    expect(isRightNumber({ kind, number })).toBe(false);
  });
});
