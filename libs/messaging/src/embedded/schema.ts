import { escapeIdentifier } from 'pg';

/**
 * The SQL of the bus, to be run as the owner of its database (`mingjian_bus`); running it again changes nothing.
 *
 * A topic is the rows of one source, the offset of a message is its sequence in that source's log: dense and the same for everybody,
 * so nothing has to be numbered twice. App roles read, move their groups on and call `bus.publish`; nobody changes a message.
 * @param appRoles the roles that the services connect as
 */
export const embeddedBusSchema = (appRoles: readonly string[]): string => `
CREATE SCHEMA IF NOT EXISTS bus;

-- The end of each topic. Spare room keeps the updates in their page.
CREATE TABLE IF NOT EXISTS bus.topics (
  source text COLLATE "C" PRIMARY KEY,
  sequence bigint NOT NULL
) WITH (fillfactor = 10);

CREATE TABLE IF NOT EXISTS bus.messages (
  source text COLLATE "C" NOT NULL,
  sequence bigint NOT NULL,
  recorded_at timestamptz NOT NULL,
  stream text NOT NULL,
  version bigint NOT NULL,
  id uuid NOT NULL,
  type text NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (source, sequence)
);

-- How far each consumer group has taken each topic.
CREATE TABLE IF NOT EXISTS bus.groups (
  name text COLLATE "C" NOT NULL,
  source text COLLATE "C" NOT NULL,
  sequence bigint NOT NULL,
  PRIMARY KEY (name, source)
) WITH (fillfactor = 10);
${publishFunction}
REVOKE ALL ON FUNCTION bus.publish FROM PUBLIC;
${appRoles.map((role) => grants(escapeIdentifier(role))).join('')}`;

/**
 * Appends what the topic does not have yet. The topic's row is locked first, so the messages become visible in their order; a
 * publisher may repeat itself, but it may leave no gap and tell no other history than before, which would go unnoticed for ever.
 */
const publishFunction = `
CREATE OR REPLACE FUNCTION bus.publish(
  topic text, sequences bigint[], instants timestamptz[], streams text[], versions bigint[], ids uuid[], types text[], bodies text[]
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
DECLARE
  latest bigint;
  added bigint;
  notice text;
BEGIN
  INSERT INTO bus.topics (source, sequence) VALUES (topic, 0) ON CONFLICT DO NOTHING;
  SELECT t.sequence INTO latest FROM bus.topics t WHERE t.source = topic FOR UPDATE;

  IF sequences[1] <= latest AND EXISTS (
    SELECT FROM unnest(sequences, ids) AS n (sequence, id)
      JOIN bus.messages m ON m.source = topic AND m.sequence = n.sequence AND m.id <> n.id
  ) THEN
    RAISE EXCEPTION 'topic % already tells another history from sequence % on', topic, sequences[1] USING ERRCODE = 'integrity_constraint_violation';
  END IF;

  INSERT INTO bus.messages (source, sequence, recorded_at, stream, version, id, type, body)
    SELECT topic, n.* FROM unnest(sequences, instants, streams, versions, ids, types, bodies) AS n (sequence)
      WHERE n.sequence > latest;
  GET DIAGNOSTICS added = ROW_COUNT;
  IF added = 0 THEN RETURN; END IF;

  IF sequences[cardinality(sequences)] <> latest + added THEN
    RAISE EXCEPTION 'topic % ends at %: sequences % to % would leave a gap', topic, latest, sequences[1], sequences[cardinality(sequences)]
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  UPDATE bus.topics t SET sequence = latest + added WHERE t.source = topic;
  -- What a consumer is not in a hurry for need not wake it. A notice has less than 8000 bytes.
  notice := topic || ' ' || array_to_string(ARRAY(SELECT DISTINCT t FROM unnest(types) AS t), ' ');
  PERFORM pg_notify('bus', CASE WHEN octet_length(notice) < 8000 THEN notice ELSE topic END);
END $body$;`;

const grants = (role: string): string => `
GRANT USAGE ON SCHEMA bus TO ${role};
GRANT SELECT ON bus.topics, bus.messages, bus.groups TO ${role};
GRANT INSERT, UPDATE ON bus.groups TO ${role};
GRANT EXECUTE ON FUNCTION bus.publish TO ${role};`;
