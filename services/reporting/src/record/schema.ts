/**
 * The record: reporting's copy of every service's log, as idempotent SQL. The application's role may read and add; nobody else
 * may change what is there.
 *
 * `heads.contiguous` is the last sequence up to which nothing is missing. Events may arrive in any order; readers see only this prefix,
 * so a projection never steps over a gap that is filled later.
 */
export const recordSchema = (appRole: string): string => `
  create schema if not exists record;
  create table if not exists record.events (
    source text not null,
    sequence bigint not null,
    recorded_at timestamptz(3) not null,
    stream text not null,
    version int not null,
    id uuid not null,
    type text not null,
    case_id uuid,
    body text not null,
    primary key (source, sequence)
  );
  create index if not exists events_by_stream on record.events (stream, version);
  create index if not exists events_by_case on record.events (case_id) where case_id is not null;
  create index if not exists events_by_time on record.events (source, recorded_at, sequence);
  create table if not exists record.heads (
    source text primary key,
    contiguous bigint not null default 0,
    recorded_at timestamptz(3)
  );
${keepFunction}
  grant usage on schema record to "${appRole}";
  grant select, insert on record.events to "${appRole}";
  grant select, insert, update on record.heads to "${appRole}";
`;

/**
 * Adds what the record does not have yet. Writers of one source wait for each other at its head, so that each advances it over what the
 * other has committed. Beyond the head, the k-th event in order extends the prefix exactly if its sequence is head + k.
 */
const keepFunction = `
  create or replace function record.keep(
    sources text[], sequences bigint[], moments timestamptz[], streams text[], versions int[], ids uuid[], types text[], cases uuid[], bodies text[]
  ) returns void language plpgsql set search_path = pg_catalog, pg_temp as $body$
  begin
    insert into record.heads (source) select distinct source from unnest(sources) as s (source) order by source
    on conflict (source) do update set source = excluded.source;

    insert into record.events (source, sequence, recorded_at, stream, version, id, type, case_id, body)
    select * from unnest(sources, sequences, moments, streams, versions, ids, types, cases, bodies)
    on conflict (source, sequence) do nothing;

    update record.heads as head
    set contiguous = reached.sequence, recorded_at = reached.recorded_at
    from (
      select source, max(sequence) as sequence, max(recorded_at) as recorded_at
      from (
        select event.source, event.sequence, event.recorded_at,
               h.contiguous + row_number() over (partition by event.source order by event.sequence) as expected
        from record.heads h
        join record.events event on event.source = h.source and event.sequence > h.contiguous
        where h.source = any(sources)
      ) beyond
      where sequence = expected
      group by source
    ) reached
    where head.source = reached.source;
  end $body$;`;
