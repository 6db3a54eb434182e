import { once } from 'node:events';
import { recordSchema } from '@mingjian/reporting-service';
import type { Pool, PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { History, HistoryEvent } from './history.js';

/** A cut of the history: what the record showed when it was so long. */
export interface Mark {
  readonly events: number;
  readonly cut: Readonly<Record<string, number>>;
}

export interface Loaded {
  readonly marks: readonly Mark[];
  /** Ids of some applications, spread over the whole history. */
  readonly cases: readonly string[];
  readonly seconds: number;
}

const BYTES_AT_ONCE = 1 << 20;
const CASE_EVERY = 5_000;
const APPLICATION = /^application-(.+)$/;

/** Indexes are made once at the end instead of entry by entry. */
const INDEXES = ['events_by_stream', 'events_by_case', 'events_by_time'];

/**
 * Copies a history into the record, day by day as it is told, so that nothing is held but the day. As the owner: what the application's role may do is
 * not measured here.
 * @param marks lengths at which the cut is noted, ascending
 */
export const load = async (
  owner: Pool,
  history: History,
  {
    marks: lengths,
    appRole,
    onProgress,
  }: {
    readonly marks: readonly number[];
    readonly appRole: string;
    readonly onProgress: (events: number) => void;
  },
): Promise<Loaded> => {
  const started = performance.now();
  for (const index of INDEXES) await owner.query(`drop index record.${index}`);
  const client = await owner.connect();
  const told = await copy(client, history, lengths, onProgress).finally(() => client.release());
  await owner.query(recordSchema(appRole));
  await owner.query('vacuum analyze record.events');
  return { ...told, seconds: (performance.now() - started) / 1000 };
};

const copy = async (
  client: PoolClient,
  history: History,
  lengths: readonly number[],
  onProgress: (events: number) => void,
): Promise<Omit<Loaded, 'seconds'>> => {
  const marks: Mark[] = [];
  const cases: string[] = [];
  let events = 0;
  const stream = client.query(
    copyFrom('copy record.events (source, sequence, recorded_at, stream, version, id, type, case_id, body) from stdin'),
  );
  const failed = once(stream, 'error').then(([error]) => Promise.reject(error as Error));
  failed.catch(() => {});
  let lines = '';
  const flush = async (): Promise<void> => {
    const free = stream.write(lines);
    lines = '';
    if (!free) await Promise.race([once(stream, 'drain'), failed]);
  };
  for (const day of history.tell()) {
    for (const event of day) {
      lines += lineOf(event);
      const [, application] = APPLICATION.exec(event.stream) ?? [];
      if (events % CASE_EVERY === 0 && application !== undefined) cases.push(application);
      events += 1;
      if (lines.length > BYTES_AT_ONCE) await flush();
    }
    onProgress(events);
    // A mark lies at the end of the day on which it is passed: there the cut is that of all logs.
    while (marks.length < lengths.length && events >= lengths[marks.length]!)
      marks.push({ events, cut: { ...history.cut } });
  }
  await flush();
  stream.end();
  await Promise.race([once(stream, 'finish'), failed]);
  return { marks, cases };
};

/** The bytes of an invented event hold neither tab nor line feed nor backslash, which COPY would read otherwise. */
const lineOf = ({ source, sequence, recordedAt, stream, version, id, type, caseId, body }: HistoryEvent): string =>
  `${source}\t${sequence}\t${recordedAt.toISOString()}\t${stream}\t${version}\t${id}\t${type}\t${caseId ?? '\\N'}\t${body}\n`;

/** Shows the record up to a mark only, as if the rest had not arrived yet. */
export const showUpTo = async (owner: Pool, { cut }: Mark): Promise<void> => {
  await owner.query(
    `insert into record.heads (source, contiguous, recorded_at)
     select source, sequence, (select recorded_at from record.events e where e.source = h.source and e.sequence = h.sequence)
     from unnest($1::text[], $2::bigint[]) as h (source, sequence)
     on conflict (source) do update set contiguous = excluded.contiguous, recorded_at = excluded.recorded_at`,
    [Object.keys(cut), Object.values(cut)],
  );
};
