import { createPool } from '@mingjian/postgres';
import { appendOnTop, newAppend, newEvents } from '../../testing/samples.js';
import { createPostgresEventStore } from '../store.js';

/**
 * A process of its own for `processes.int.spec.ts`: appends to all given streams at the same time, round after round, and prints the id
 * and sequence of every event that was acknowledged to it.
 */
const [url = '', rounds = '', ...streams] = process.argv.slice(2);
const pool = createPool(url, { applicationName: `spec-writer-${process.pid}`, max: 4 });
const store = createPostgresEventStore({ source: 'intake', pool });

const acknowledged: { id: string; sequence: number }[] = [];
for (let round = 0; round < Number(rounds); round += 1) {
  await Promise.all(
    streams.map(async (stream) => {
      const append = newAppend({ stream, events: newEvents(1 + (round % 2)) });
      const answer = await appendOnTop(store, append);
      if (answer.kind !== 'appended') throw new Error(`${answer.kind} without a retry`);
      acknowledged.push({ id: append.events.at(-1)!.id, sequence: answer.sequence });
    }),
  );
}
await store.close();
await pool.end();
process.stdout.write(JSON.stringify(acknowledged));
