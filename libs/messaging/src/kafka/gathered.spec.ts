import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '@mingjian/event-store';
import { gathered } from './gathered.js';

const event = (sequence: number): RecordedEvent => ({ source: 'intake', sequence }) as RecordedEvent;

describe('what the partitions of a fetch bring', () => {
  it('is handled as one batch, and the next one only after it', async () => {
    const batches: number[][] = [];
    let finish: () => void = () => {};
    const handle = gathered(async (events) => {
      batches.push(events.map(({ sequence }) => sequence));
      await new Promise<void>((resolve) => (finish = resolve));
    });
    const first = [handle([event(1), event(2)]), handle([event(5)])];
    await new Promise((resolve) => setImmediate(resolve));
    const second = [handle([event(3)]), handle([event(6)])];
    expect(batches).toEqual([[1, 2, 5]]);
    finish();
    await Promise.all(first);
    await new Promise((resolve) => setImmediate(resolve));
    expect(batches).toEqual([
      [1, 2, 5],
      [3, 6],
    ]);
    finish();
    await Promise.all(second);
  });

  it('fails for all of a batch that failed, and for no other', async () => {
    let failures = 1;
    const handle = gathered(async () => {
      failures -= 1;
      if (failures === 0) throw new Error('away');
    });
    const outcomes = await Promise.allSettled([handle([event(1)]), handle([event(2)])]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(handle([event(1)])).resolves.toBeUndefined();
  });
});
