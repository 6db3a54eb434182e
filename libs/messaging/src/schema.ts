import { escapeIdentifier } from 'pg';

const owned = (appRole: string): string => `
REVOKE ALL ON SCHEMA messaging FROM PUBLIC;
GRANT USAGE ON SCHEMA messaging TO ${escapeIdentifier(appRole)};`;

/** The SQL of the relay's checkpoint in a service's own database; running it again changes nothing. */
export const relaySchema = (appRole: string): string => `
CREATE SCHEMA IF NOT EXISTS messaging;
CREATE TABLE IF NOT EXISTS messaging.relay (
  source text COLLATE "C" PRIMARY KEY,
  sequence bigint NOT NULL
) WITH (fillfactor = 10);
${owned(appRole)}
GRANT SELECT, INSERT, UPDATE ON messaging.relay TO ${escapeIdentifier(appRole)};`;

/** The SQL of the inboxes in a service's own database; running it again changes nothing. */
export const inboxSchema = (appRole: string): string => `
CREATE SCHEMA IF NOT EXISTS messaging;

-- What each inbox has received of each source.
CREATE TABLE IF NOT EXISTS messaging.received (
  inbox text COLLATE "C" NOT NULL,
  source text COLLATE "C" NOT NULL,
  sequences int8multirange NOT NULL DEFAULT '{}',
  PRIMARY KEY (inbox, source)
) WITH (fillfactor = 10);
DO $$ BEGIN
  -- An installation from before 0.2 kept them as JSON.
  IF EXISTS (SELECT FROM information_schema.columns
             WHERE table_schema = 'messaging' AND table_name = 'received' AND column_name = 'intervals') THEN
    ALTER TABLE messaging.received ADD COLUMN sequences int8multirange NOT NULL DEFAULT '{}';
    UPDATE messaging.received SET sequences = (
      SELECT coalesce(range_agg(int8range((i->>0)::bigint, (i->>1)::bigint, '[]')), '{}') FROM jsonb_array_elements(intervals) AS i);
    ALTER TABLE messaging.received DROP COLUMN intervals;
  END IF;
END $$;

-- Events that could not be dealt with, and all later ones of their key, in order until a person replays them.
CREATE TABLE IF NOT EXISTS messaging.parked (
  inbox text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  source text COLLATE "C" NOT NULL,
  sequence bigint NOT NULL,
  recorded_at timestamptz NOT NULL,
  stream text NOT NULL,
  version bigint NOT NULL,
  id uuid NOT NULL,
  type text NOT NULL,
  body text NOT NULL,
  reason text NOT NULL,
  parked_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (inbox, key, sequence)
);

-- Messages that are no events. What is settled stays: the bus may bring it again.
CREATE TABLE IF NOT EXISTS messaging.strange (
  inbox text COLLATE "C" NOT NULL,
  source text COLLATE "C" NOT NULL,
  place text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  raw text NOT NULL,
  reason text NOT NULL,
  -- The last sequence of the source that was there when it came.
  known bigint NOT NULL,
  parked_at timestamptz NOT NULL DEFAULT now(),
  settled_at timestamptz,
  PRIMARY KEY (inbox, source, place)
);
${owned(appRole)}
GRANT SELECT, INSERT, UPDATE ON messaging.received, messaging.strange TO ${escapeIdentifier(appRole)};
GRANT SELECT, INSERT, UPDATE, DELETE ON messaging.parked TO ${escapeIdentifier(appRole)};`;
