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
 * other has committed, event by event until one is missing: by the key, because a question for what lies beyond the head was planned as
 * a walk through the whole table.
 */
const keepFunction = `
  create or replace function record.keep(
    sources text[], sequences bigint[], moments timestamptz[], streams text[], versions int[], ids uuid[], types text[], cases uuid[], bodies text[]
  ) returns void language plpgsql set search_path = pg_catalog, pg_temp as $body$
  declare
    head record.heads;
    moment timestamptz;
  begin
    insert into record.heads (source) select distinct source from unnest(sources) as s (source) order by source
    on conflict (source) do update set source = excluded.source;

    insert into record.events (source, sequence, recorded_at, stream, version, id, type, case_id, body)
    select * from unnest(sources, sequences, moments, streams, versions, ids, types, cases, bodies)
    on conflict (source, sequence) do nothing;

    for head in select * from record.heads h where h.source = any(sources) loop
      loop
        select e.recorded_at into moment from record.events e
        where e.source = head.source and e.sequence = head.contiguous + 1;
        exit when not found;
        head.contiguous := head.contiguous + 1;
        head.recorded_at := greatest(head.recorded_at, moment);
      end loop;
      update record.heads h set contiguous = head.contiguous, recorded_at = head.recorded_at where h.source = head.source;
    end loop;
  end $body$;`;
