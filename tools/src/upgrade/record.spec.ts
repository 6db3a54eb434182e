import { describe, expect, it } from '@jest/globals';
import { createMemoryEventStore } from '@mingjian/event-store/memory';
import { newAppend, newEvents } from '@mingjian/event-store/testing';
import { readThrough, UnreadableEvent } from './record.js';

describe('a log that is read before an upgrade', () => {
  it('is refused at the first event that this build does not know', async () => {
    const store = createMemoryEventStore('intake');
    await store.append(newAppend({ events: newEvents(2) }));
    const reading = readThrough('intake', store, () => undefined);
    await expect(reading).rejects.toThrow(UnreadableEvent);
    await expect(reading).rejects.toThrow('event 1 of intake cannot be read by this build');
  });
});
