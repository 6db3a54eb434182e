import { describe, expect, it } from '@jest/globals';
import { Throttles } from './throttle.js';

const twice = { times: 2, seconds: 60 };

describe('what comes from one address', () => {
  it('is let in so many times, then told how long to wait, and let in again after that', () => {
    let now = 0;
    const throttles = new Throttles(() => now);
    const come = () => throttles.wait('look-up', '192.0.2.1', twice);
    expect([come(), come(), come()]).toEqual([0, 0, 60]);
    now = 59_001;
    expect(come()).toBe(1);
    now = 60_000;
    expect([come(), come(), come()]).toEqual([0, 0, 60]);
  });

  it('is counted apart from other addresses and other things', () => {
    const throttles = new Throttles(() => 0);
    for (const address of ['192.0.2.1', '192.0.2.2']) {
      for (const what of ['look-up', 'comment']) {
        expect(throttles.wait(what, address, { times: 1, seconds: 9 })).toBe(0);
        expect(throttles.wait(what, address, { times: 1, seconds: 9 })).toBe(9);
      }
    }
  });

  it.each([
    ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8::1', '2001:db8:0:0:0:0:0:7'],
  ])('is one network with its neighbours: %s and %s', (one, other) => {
    const throttles = new Throttles(() => 0);
    expect(throttles.wait('look-up', one, { times: 1, seconds: 9 })).toBe(0);
    expect(throttles.wait('look-up', other, { times: 1, seconds: 9 })).toBe(9);
  });

  it('is forgotten where more come than are kept, instead of filling the memory', () => {
    const throttles = new Throttles(() => 0);
    const once = { times: 1, seconds: 9 };
    for (let n = 0; n <= 20_000; n += 1) throttles.wait('look-up', `a${n}`, once);
    expect(throttles.wait('look-up', 'a0', once)).toBe(0);
    expect(throttles.wait('look-up', 'a20000', once)).toBe(9);
  });
});
