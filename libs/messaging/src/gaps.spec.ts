import { describe, expect, it } from '@jest/globals';
import { arrivedIn, GapWatch } from './gaps.js';

const MINUTE = 60_000;

describe('a watch for gaps', () => {
  const arrived = (complete: number, last: number) => new Map([['intake', { complete, last }]]);

  it('says what has arrived of a set', () => {
    expect([arrivedIn(), arrivedIn([[1, 5]]), arrivedIn([[1, 5], [7, 9]]), arrivedIn([[2, 3]])]).toEqual([
      { complete: 0, last: 0 },
      { complete: 5, last: 5 },
      { complete: 5, last: 9 },
      { complete: 0, last: 3 },
    ]); // prettier-ignore
  });

  it('names the event that is missing once it is missing for a minute, until it comes', () => {
    const watch = new GapWatch();
    watch.look(arrived(5, 9), 0);
    watch.look(arrived(5, 40), MINUTE - 1);
    expect(watch.trouble).toBeNull();
    watch.look(arrived(5, 41), MINUTE);
    expect(watch.trouble?.message).toBe(
      'event 6 of intake has not come, although later ones have: publish its log again',
    );
    watch.look(arrived(41, 41), MINUTE + 1);
    expect(watch.trouble).toBeNull();
  });

  it('is patient with gaps that close while others open', () => {
    const watch = new GapWatch();
    for (let look = 0; look < 10; look += 1) watch.look(arrived(5 + look, 9 + look), look * MINUTE);
    expect(watch.trouble).toBeNull();
  });
});
