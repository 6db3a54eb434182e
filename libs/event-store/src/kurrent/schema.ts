import { escapeIdentifier } from 'pg';

/**
 * The SQL of one service's numbering, to be run as the owner of the database; running it again changes nothing.
 *
 * Nothing here is a source: all of it follows from `$all` and may be thrown away (`clearNumbering`). Bodies stay on the server.
 * @param appRole the existing role that the service connects as
 */
export const numberingSchema = (appRole: string): string => {
  const role = escapeIdentifier(appRole);
  return `
CREATE SCHEMA IF NOT EXISTS numbering;

-- One row: how far $all has been numbered, and the end of the log there. Whoever locks it may number on.
CREATE TABLE IF NOT EXISTS numbering.head (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  position text NOT NULL,
  sequence bigint NOT NULL,
  recorded_at timestamptz
);
${FIRST_HEAD}

CREATE TABLE IF NOT EXISTS numbering.events (
  sequence bigint PRIMARY KEY,
  recorded_at timestamptz NOT NULL,
  stream text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  revision bigint NOT NULL,
  position text NOT NULL,
  UNIQUE (stream, version)
);
CREATE INDEX IF NOT EXISTS events_recorded_at ON numbering.events (recorded_at, sequence);

CREATE TABLE IF NOT EXISTS numbering.streams (
  stream text COLLATE "C" PRIMARY KEY,
  version bigint NOT NULL,
  revision bigint NOT NULL
);

CREATE TABLE IF NOT EXISTS numbering.commands (
  actor text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  digest text NOT NULL,
  outcome text NOT NULL,
  attempt uuid NOT NULL,
  stream text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  sequence bigint NOT NULL,
  PRIMARY KEY (actor, id)
);

REVOKE ALL ON SCHEMA numbering FROM PUBLIC;
GRANT USAGE ON SCHEMA numbering TO ${role};
GRANT SELECT, UPDATE ON numbering.head TO ${role};
GRANT SELECT, INSERT ON numbering.events, numbering.commands TO ${role};
GRANT SELECT, INSERT, UPDATE ON numbering.streams TO ${role};`;
};

const FIRST_HEAD = `INSERT INTO numbering.head (position, sequence) VALUES ('', 0) ON CONFLICT DO NOTHING;`;

/** The SQL that throws the numbering away, to be run as owner while the service stands still; the next start makes the same one again. */
export const clearNumbering = `
TRUNCATE numbering.head, numbering.events, numbering.streams, numbering.commands;
${FIRST_HEAD}`;
