import { decodeEnvelope, serviceNames, upcast, type Cut } from '@mingjian/contracts';
import type { Pool } from 'pg';
import { gather, reportEventNames, type ReportEvent, type Told } from './domain/index.js';

/** An event before the cut that this release does not understand: nothing can be said of the figures. */
export class UnreadableEvent extends Error {
  constructor(
    readonly source: string,
    readonly sequence: number,
    options: ErrorOptions,
  ) {
    super(`event ${sequence} of ${source} cannot be read`, options);
  }
}

const PAGE = 5_000;

/**
 * What the record had told by a cut of everything that a report counts: straight from the kept events, source by source in the order of
 * each log, past all projections. Whatever order they arrived in, the same cut tells the same.
 * @throws UnreadableEvent
 */
export const toldAt = async (pool: Pool, cut: Cut): Promise<Told> => {
  const events: ReportEvent[] = [];
  for (const source of serviceNames) {
    for (let after = 0; ;) {
      const { rows } = await pool.query<KeptEvent>({
        name: 'report-record',
        text: `select sequence::float8 as sequence, body from record.events
               where source = $1 and sequence > $2 and sequence <= $3 and split_part(type, '.', 4) = any($4)
               order by events.sequence limit ${PAGE}`,
        values: [source, after, cut[source], reportEventNames],
      });
      for (const row of rows) events.push(readEvent(source, row));
      if (rows.length < PAGE) break;
      after = rows.at(-1)!.sequence;
    }
  }
  return gather(events);
};

interface KeptEvent {
  readonly sequence: number;
  readonly body: string;
}

const readEvent = (source: string, { sequence, body }: KeptEvent): ReportEvent => {
  try {
    const envelope = decodeEnvelope(body);
    const { name, data } = upcast(envelope.type, envelope.data);
    // The data was checked against its schema when it was written.
    return { type: name, data } as unknown as ReportEvent;
  } catch (cause) {
    throw new UnreadableEvent(source, sequence, { cause });
  }
};
