import type { RecordedEvent } from '@mingjian/event-store';
import type { BatchHandler } from '../port.js';

interface Waiting {
  readonly events: readonly RecordedEvent[];
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Hands on together what is handed in together: the partitions of one fetch become one batch, with one transaction and one rest, instead
 * of one each. One batch is under way at a time; when it fails, all that were in it fail and may come again.
 */
export const gathered = (handle: BatchHandler): BatchHandler => {
  let waiting: Waiting[] = [];
  let busy = false;

  const drain = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        await handle(batch.flatMap(({ events }) => events));
        for (const { resolve } of batch) resolve();
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    busy = false;
  };

  return (events) =>
    new Promise((resolve, reject) => {
      waiting.push({ events, resolve, reject });
      if (busy) return;
      busy = true;
      // Not at once: the other partitions of the fetch are about to come.
      setImmediate(() => void drain());
    });
};
