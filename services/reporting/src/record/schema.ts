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
  grant usage on schema record to "${appRole}";
  grant select, insert on record.events to "${appRole}";
  grant select, insert, update on record.heads to "${appRole}";
`;
