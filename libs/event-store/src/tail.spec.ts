import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RecordedEvent } from './port.js';
import { Tail } from './tail.js';

const eventAt = (sequence: number, body = '{}'): RecordedEvent => ({
  source: 'intake',
  sequence,
  recordedAt: new Date(sequence),
  stream: 'remedy-1',
  version: sequence,
  id: '00000000-0000-4000-8000-000000000000',
  type: 'type',
  body,
});
const run = (first: number, last: number): RecordedEvent[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => eventAt(first + index));
const sequences = (events: readonly RecordedEvent[] | undefined): number[] | undefined =>
  events?.map(({ sequence }) => sequence);

describe('the tail of a log', () => {
  it('gives what comes after a sequence, up to a limit', () => {
    const tail = new Tail();
    tail.add(run(5, 9));
    expect(sequences(tail.read(4, 10))).toEqual([5, 6, 7, 8, 9]);
    expect(sequences(tail.read(6, 2))).toEqual([7, 8]);
  });

  it('cannot tell what is older than its first event or newer than its last', () => {
    const tail = new Tail();
    expect(tail.read(0, 10)).toBeUndefined();
    tail.add(run(5, 9));
    expect(tail.read(3, 10)).toBeUndefined();
    expect(tail.read(9, 10)).toBeUndefined();
  });

  it('joins runs that come in the wrong order, overlap or repeat', () => {
    const tail = new Tail();
    tail.add(run(1, 3));
    tail.add(run(6, 8));
    tail.add(run(4, 5));
    tail.add(run(7, 10));
    tail.add(run(4, 6));
    expect(sequences(tail.read(3, 100))).toEqual([4, 5, 6, 7, 8, 9, 10]);
  });

  it('takes of scattered events only those that go on without a gap', () => {
    const tail = new Tail();
    tail.extend(run(1, 3));
    expect(tail.read(0, 10)).toBeUndefined();
    tail.add(run(1, 3));
    tail.extend([eventAt(3), eventAt(4), eventAt(6), eventAt(7)]);
    expect(sequences(tail.read(0, 10))).toEqual([1, 2, 3, 4]);
  });

  it('never shows a gap, whatever runs are added', () => {
    const runs = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 12 })));
    fc.assert(
      fc.property(runs, fc.integer({ min: 0, max: 50 }), (added, after) => {
        const tail = new Tail();
        for (const [first, length] of added) tail.add(run(first, first + length));
        const seen = sequences(tail.read(after, 1_000));
        expect(seen ?? [after + 1]).toEqual((seen ?? [0]).map((_, index) => after + 1 + index));
      }),
    );
  });

  it('forgets the oldest when it holds too much, by number or by size', () => {
    const many = new Tail();
    many.add(run(1, 5_000));
    expect(many.read(0, 1)).toBeUndefined();
    expect(sequences(many.read(4_998, 10))).toEqual([4_999, 5_000]);
    const large = new Tail();
    for (let sequence = 1; sequence <= 12; sequence += 1) large.add([eventAt(sequence, 'x'.repeat(1024 * 1024))]);
    expect(large.read(2, 10)).toBeUndefined();
    expect(sequences(large.read(10, 10))).toEqual([11, 12]);
  });
});
