import { escapeIdentifier } from 'pg';

/**
 * The SQL of one service's log, to be run as the owner of the database; running it again changes nothing.
 *
 * The app role may read and may call `log.append`, nothing else: history cannot be changed with the rights a service has
 * (architecture rule 4). The trigger stops whoever has more rights and means well.
 * @param appRole the existing role that the service connects as
 */
export const eventStoreSchema = (appRole: string): string => `
CREATE SCHEMA IF NOT EXISTS log;

-- One row for ever: the end of the log. Whoever has updated it commits next.
CREATE TABLE IF NOT EXISTS log.head (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  sequence bigint NOT NULL,
  recorded_at timestamptz
);
INSERT INTO log.head (sequence) VALUES (0) ON CONFLICT DO NOTHING;

-- No index on id: it is derived from (actor, command id), which is unique in log.commands. The version of a stream is that of its
-- last event; the constraint on it is a second guard, the first is the lock in log.append.
CREATE TABLE IF NOT EXISTS log.events (
  sequence bigint PRIMARY KEY,
  recorded_at timestamptz NOT NULL,
  stream text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  id uuid NOT NULL,
  type text NOT NULL,
  body text NOT NULL,
  UNIQUE (stream, version)
);

-- sequence: kept only where a command wrote no event; otherwise it is that of its last event, at (stream, version).
CREATE TABLE IF NOT EXISTS log.commands (
  actor text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  digest text NOT NULL,
  outcome text NOT NULL,
  stream text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  sequence bigint,
  PRIMARY KEY (actor, id)
);

CREATE OR REPLACE FUNCTION log.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  RAISE EXCEPTION '%.% is append-only: % refused', TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END $body$;
${['events', 'commands']
  .map(
    (table) => `
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log.${table}
  FOR EACH STATEMENT EXECUTE FUNCTION log.refuse_change();`,
  )
  .join('')}
${appendFunction}
${appendOneFunction}
${sequenceAtFunction}
${grants(appRole)}`;

/**
 * Appends a batch: arrays of commands, and arrays of their events, which name their command by its stream. A batch names a stream
 * once and a command id once. Answers with a row per event written (the last of a stream counts) and a row per other command.
 *
 * Locks are taken class by class and sorted inside each class: streams, command ids, head. So batches of several processes queue and
 * never deadlock. The head comes last: it is held while the events are written and committed, and the sequence it gives is dense
 * and in commit order.
 *
 * The statements must not be joined into one: under READ COMMITTED each takes a new snapshot, and what follows a lock has to see what
 * its last holder committed.
 */
const appendFunction = `
DO $$ BEGIN
  -- A function's columns cannot be replaced: an installation from before they named the instant gets the function anew.
  IF (SELECT pg_get_function_result(oid) NOT LIKE '%recorded_at%' FROM pg_proc WHERE oid = to_regproc('log.append')) THEN
    DROP FUNCTION log.append;
  END IF;
END $$;
CREATE OR REPLACE FUNCTION log.append(
  actors text[], command_ids text[], digests text[], outcomes text[], streams text[], expected bigint[], counts int[],
  present timestamptz, event_streams text[], versions bigint[], ids uuid[], types text[], bodies text[]
) RETURNS TABLE (stream text, kind text, version bigint, sequence bigint, recorded_at timestamptz, digest text, outcome text)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
-- A plan made while the log was empty would read whole tables, and is kept for as long as the session lives.
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
SET enable_hashjoin = off
SET enable_mergejoin = off
AS $body$
#variable_conflict use_column
DECLARE
  kept text[];
  all_kept boolean;
  added int;
  before bigint;
BEGIN
  -- Locks without rows: a stream that does not exist yet can be locked too, and nothing is left to clean up.
  PERFORM pg_advisory_xact_lock(key) FROM (SELECT hashtextextended(wanted, 0) AS key FROM unnest(streams) AS wanted ORDER BY key) AS keys;

  -- A command that loses to the same id in another process waits here for it, keeps nothing, and is found as repeated below.
  WITH fresh AS (
    INSERT INTO log.commands (actor, id, digest, outcome, stream, version, sequence)
      SELECT w.actor, w.id, w.digest, w.outcome, w.stream, w.expected + w.count,
             CASE WHEN w.count = 0 THEN (SELECT h.sequence FROM log.head h WHERE h.only_row) END
        FROM unnest(actors, command_ids, digests, outcomes, streams, expected, counts)
               AS w (actor, id, digest, outcome, stream, expected, count)
        WHERE w.expected = coalesce((SELECT max(e.version) FROM log.events e WHERE e.stream = w.stream), 0)
        ORDER BY w.actor, w.id
      ON CONFLICT DO NOTHING RETURNING stream
  )
  SELECT array_agg(f.stream) FROM fresh f INTO kept;
  all_kept := coalesce(cardinality(kept), 0) = cardinality(streams);

  IF NOT all_kept THEN
    SELECT array_agg(e.stream ORDER BY e.place), array_agg(e.version ORDER BY e.place), array_agg(e.id ORDER BY e.place),
           array_agg(e.type ORDER BY e.place), array_agg(e.body ORDER BY e.place)
      INTO event_streams, versions, ids, types, bodies
      FROM unnest(event_streams, versions, ids, types, bodies) WITH ORDINALITY AS e (stream, version, id, type, body, place)
      WHERE e.stream = ANY (kept);
  END IF;

  added := coalesce(cardinality(event_streams), 0);
  IF added > 0 THEN
    UPDATE log.head h SET sequence = h.sequence + added, recorded_at = greatest(h.recorded_at, present) WHERE h.only_row
      RETURNING h.sequence - added, h.recorded_at INTO before, present;
    RETURN QUERY
      INSERT INTO log.events (sequence, recorded_at, stream, version, id, type, body)
        SELECT before + e.place, present, e.stream, e.version, e.id, e.type, e.body
          FROM unnest(event_streams, versions, ids, types, bodies) WITH ORDINALITY AS e (stream, version, id, type, body, place)
        RETURNING stream, 'appended', version, sequence, recorded_at, NULL::text, NULL::text;
  END IF;

  IF NOT all_kept OR 0 = ANY (counts) THEN
    RETURN QUERY
      SELECT w.stream,
             CASE WHEN w.stream = ANY (kept) THEN 'appended' WHEN c.actor IS NULL THEN 'conflict' ELSE 'repeated' END,
             coalesce(c.version, (SELECT max(e.version) FROM log.events e WHERE e.stream = w.stream), 0),
             coalesce(c.sequence, (SELECT e.sequence FROM log.events e WHERE e.stream = c.stream AND e.version = c.version)),
             NULL::timestamptz, c.digest, c.outcome
        FROM unnest(actors, command_ids, streams, counts) AS w (actor, id, stream, count)
        LEFT JOIN log.commands c ON c.actor = w.actor AND c.id = w.id
        WHERE w.count = 0 OR kept IS NULL OR NOT w.stream = ANY (kept);
  END IF;
END $body$;`;

/**
 * The short way of a lone append with one event, without arrays: half the work of the server, which is all that its caller waits
 * for. It locks in the same order. Where the append is not to be written as it stands, it writes nothing and answers NULL, and
 * `log.append` says why.
 */
const appendOneFunction = `
CREATE OR REPLACE FUNCTION log.append_one(
  actor text, command_id text, digest text, outcome text, stream text, expected bigint,
  present timestamptz, event_id uuid, type text, body text, OUT sequence bigint, OUT recorded_at timestamptz
) LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
AS $body$
#variable_conflict use_variable
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(stream, 0));

  INSERT INTO log.commands (actor, id, digest, outcome, stream, version)
    SELECT actor, command_id, digest, outcome, stream, expected + 1
      WHERE expected = coalesce((SELECT max(e.version) FROM log.events e WHERE e.stream = append_one.stream), 0)
    ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN RETURN; END IF;

  UPDATE log.head h SET sequence = h.sequence + 1, recorded_at = greatest(h.recorded_at, present) WHERE h.only_row
    RETURNING h.sequence, h.recorded_at INTO sequence, recorded_at;
  INSERT INTO log.events (sequence, recorded_at, stream, version, id, type, body)
    VALUES (sequence, recorded_at, stream, expected + 1, event_id, type, body);
END $body$;`;

/** The log is dense and its instants never decrease, so halving finds a moment without an index that every append would pay for. */
const sequenceAtFunction = `
CREATE OR REPLACE FUNCTION log.sequence_at(moment timestamptz) RETURNS bigint LANGUAGE plpgsql STABLE AS $body$
DECLARE
  low bigint := 0;
  high bigint := (SELECT h.sequence FROM log.head h);
  middle bigint;
BEGIN
  WHILE low < high LOOP
    middle := (low + high + 1) / 2;
    IF (SELECT e.recorded_at FROM log.events e WHERE e.sequence = middle) <= moment THEN low := middle; ELSE high := middle - 1; END IF;
  END LOOP;
  RETURN low;
END $body$;`;

const grants = (appRole: string): string => {
  const role = escapeIdentifier(appRole);
  return `
REVOKE ALL ON SCHEMA log FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA log FROM PUBLIC, ${role};
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA log FROM PUBLIC;
GRANT USAGE ON SCHEMA log TO ${role};
GRANT SELECT ON ALL TABLES IN SCHEMA log TO ${role};
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA log TO ${role};`;
};
