import { decodeEnvelope, serviceNames, upcast, type Cut } from '@mingjian/contracts';
import { Problem } from '@mingjian/service-kit';
import type { Pool } from 'pg';
import { countedEvents, openBook, type Book, type CountedEvent } from './domain/recount/index.js';
import { replayProblems } from './refusals.js';

const PAGE = 5_000;
const FEW = 20;

/**
 * Books what the record holds up to a cut, page by page, each log in its order: past all projections and past the fold that reports are frozen
 * by. About 200 bytes of memory for each application.
 * @param organs whose things are wanted; absent: all. Where they are few, the others' events are not even sent over
 * @throws Problem 409 for an event that this release cannot read
 */
export const readBook = async (pool: Pool, cut: Cut, organs?: readonly string[]): Promise<Book> => {
  const book = openBook();
  const named = organs && organs.length <= FEW ? organs.map((organ) => `"organ":${JSON.stringify(organ)}`) : null;
  for (const source of serviceNames) {
    for (let after = 0; after < cut[source];) {
      const { rows } = await pool.query<{ sequence: number; body: string }>({
        name: 'replay-book',
        text: `select sequence::float8 as sequence, body from record.events
               where source = $1 and sequence > $2 and sequence <= $3 and split_part(type, '.', 4) = any($4)
                 and ($5::text[] is null or exists (select from unnest($5::text[]) as o where position(o in body) > 0))
               order by events.sequence limit ${PAGE}`,
        values: [source, after, cut[source], countedEvents, named],
      });
      for (const { sequence, body } of rows) book.enter(eventOf(source, sequence, body));
      if (rows.length < PAGE) break;
      after = rows.at(-1)!.sequence;
    }
  }
  return book;
};

const eventOf = (source: string, sequence: number, body: string): CountedEvent => {
  try {
    const envelope = decodeEnvelope(body);
    const { name, data } = upcast(envelope.type, envelope.data);
    // The data was checked against its schema when it was written.
    return { type: name, data } as unknown as CountedEvent;
  } catch {
    throw new Problem('replay.event.unreadable', replayProblems['replay.event.unreadable'], { source, sequence });
  }
};
