import type { RecordedEvent } from '@mingjian/event-store';
import type { PoolClient } from 'pg';
import { caseOf } from './case-of.js';

/**
 * Adds events to the record inside the caller's transaction (the recording inbox's). Events that are there already stay as they
 * are; order and repetition do not matter. Call `Record.announce` after the commit.
 */
export const keepEvents = async (client: PoolClient, events: readonly RecordedEvent[]): Promise<void> => {
  if (events.length === 0) return;
  const sources = [...new Set(events.map(({ source }) => source))].sort();
  await client.query({ name: 'record-lock-heads', text: LOCK_HEADS, values: [sources] });
  await client.query({
    name: 'record-insert',
    text: INSERT,
    values: [
      events.map(({ source }) => source),
      events.map(({ sequence }) => sequence),
      events.map(({ recordedAt }) => recordedAt.toISOString()),
      events.map(({ stream }) => stream),
      events.map(({ version }) => version),
      events.map(({ id }) => id),
      events.map(({ type }) => type),
      events.map(caseOf),
      events.map(({ body }) => body),
    ],
  });
  await client.query({ name: 'record-advance-heads', text: ADVANCE_HEADS, values: [sources] });
};

/** Writers of one source wait for each other here, so that each advances the head over what the other has committed. */
const LOCK_HEADS = `
  insert into record.heads (source) select unnest($1::text[])
  on conflict (source) do update set source = excluded.source`;

const INSERT = `
  insert into record.events (source, sequence, recorded_at, stream, version, id, type, case_id, body)
  select * from unnest($1::text[], $2::bigint[], $3::timestamptz[], $4::text[], $5::int[], $6::uuid[], $7::text[], $8::uuid[], $9::text[])
  on conflict (source, sequence) do nothing`;

/** Beyond the head, the k-th event in order extends the prefix exactly if its sequence is head + k. */
const ADVANCE_HEADS = `
  update record.heads as head
  set contiguous = reached.sequence, recorded_at = reached.recorded_at
  from (
    select source, max(sequence) as sequence, max(recorded_at) as recorded_at
    from (
      select event.source, event.sequence, event.recorded_at,
             h.contiguous + row_number() over (partition by event.source order by event.sequence) as expected
      from record.heads h
      join record.events event on event.source = h.source and event.sequence > h.contiguous
      where h.source = any($1::text[])
    ) beyond
    where sequence = expected
    group by source
  ) reached
  where head.source = reached.source`;
