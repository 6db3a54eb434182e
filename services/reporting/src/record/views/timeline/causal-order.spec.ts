import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inCausalOrder } from './causal-order.js';

const event = (id: string, source: string, causationId = `command of ${id}`) => ({ id, source, causationId });

describe('the order of a timeline', () => {
  it('puts an effect of another service after its cause, although that service comes first by name', () => {
    const issued = event('issued', 'publish', 'cleared');
    const events = [
      event('proposed', 'intake'),
      event('decided', 'intake', 'issued'),
      issued,
      event('cleared', 'review'),
    ];
    expect(inCausalOrder(events).map(({ id }) => id)).toEqual(['proposed', 'cleared', 'issued', 'decided']);
  });

  it('loses nothing and keeps each source in its order, whatever the causes are', () => {
    const arbitrary = fc.array(
      fc.record({ source: fc.constantFrom('intake', 'review', 'publish'), cause: fc.nat(30) }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(arbitrary, (made) => {
        const events = made.map(({ source, cause }, index) => event(String(index), source, String(cause)));
        const ordered = inCausalOrder(events);
        expect(new Set(ordered)).toEqual(new Set(events));
        for (const source of ['intake', 'review', 'publish']) {
          expect(ordered.filter((one) => one.source === source)).toEqual(events.filter((one) => one.source === source));
        }
      }),
    );
  });
});
