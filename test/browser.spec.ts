import { describe, expect, it } from '@jest/globals';
import { findChromium } from './browser.js';

describe('the browser of the journeys', () => {
  it('is the one that CHROMIUM names, which must be there', () => {
    expect(findChromium(process.execPath)).toBe(process.execPath);
    expect(() => findChromium('/nowhere/chromium')).toThrow('ENOENT');
  });
});
