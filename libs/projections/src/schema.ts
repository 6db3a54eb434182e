import { escapeIdentifier } from 'pg';

/**
 * The SQL of the projections' book-keeping in a service's database, to be run as its owner; running it again changes nothing.
 *
 * The app role creates its read models itself, at run time, and needs no right on the database for it: a generation's schema is
 * made and removed by two functions of the owner, which accept no other names than `p_<projection>_<generation>`. Inside such a schema
 * and in `read` the role may create tables and views, which it then owns; it owns no table of events.
 */
export const projectionSchema = (appRole: string): string => {
  const role = escapeIdentifier(appRole);
  return `
CREATE SCHEMA IF NOT EXISTS projections;
CREATE SCHEMA IF NOT EXISTS read;

-- The tables of a projection as they were built once: one generation is live, at most one is being built beside it.
CREATE TABLE IF NOT EXISTS projections.generations (
  projection text COLLATE "C" NOT NULL,
  generation int NOT NULL,
  live boolean NOT NULL,
  -- Digest of the definition that the tables follow.
  shape text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (projection, generation)
);
CREATE UNIQUE INDEX IF NOT EXISTS one_live_and_one_building ON projections.generations (projection, live);

-- How far a generation is in each log. Whoever moves a checkpoint on applies the events in the same transaction.
CREATE TABLE IF NOT EXISTS projections.checkpoints (
  projection text COLLATE "C" NOT NULL,
  generation int NOT NULL,
  source text COLLATE "C" NOT NULL,
  sequence bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (projection, generation, source),
  FOREIGN KEY (projection, generation) REFERENCES projections.generations ON DELETE CASCADE
) WITH (fillfactor = 10);

-- Up to where the tables behind \`read\` have come; read it in the transaction that reads them to know their cut.
CREATE OR REPLACE VIEW projections.positions AS
  SELECT c.projection, c.source, c.sequence, c.generation FROM projections.checkpoints c JOIN projections.generations g USING (projection, generation) WHERE g.live;

CREATE OR REPLACE FUNCTION projections.schema_of(projection text, generation int) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $body$
BEGIN
  IF projection !~ '^[a-z][a-z0-9_]{0,39}$' OR generation < 1 THEN
    RAISE EXCEPTION 'not a projection: % %', projection, generation USING ERRCODE = 'invalid_name';
  END IF;
  RETURN 'p_' || projection || '_' || generation;
END $body$;

CREATE OR REPLACE FUNCTION projections.create_schema(projection text, generation int) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
DECLARE
  schema text := projections.schema_of(projection, generation);
BEGIN
  EXECUTE format('CREATE SCHEMA %I', schema);
  EXECUTE format('GRANT USAGE, CREATE ON SCHEMA %I TO %I', schema, session_user);
END $body$;

CREATE OR REPLACE FUNCTION projections.drop_schema(projection text, generation int) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET client_min_messages = warning AS $body$
BEGIN
  EXECUTE format('DROP SCHEMA %I CASCADE', projections.schema_of(projection, generation));
END $body$;

REVOKE ALL ON SCHEMA projections, read FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA projections FROM PUBLIC;
GRANT USAGE ON SCHEMA projections TO ${role};
GRANT USAGE, CREATE ON SCHEMA read TO ${role};
GRANT SELECT, INSERT, UPDATE, DELETE ON projections.generations, projections.checkpoints TO ${role};
GRANT SELECT ON projections.positions TO ${role};
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA projections TO ${role};
${sharedSchema(appRole)}
`;
};

/**
 * The schema `bi` of views for readers beside the service, idempotent SQL to be run as the owner. Nobody may use it but the app role, which makes the views,
 * and whom an administrator lets in: `GRANT USAGE ON SCHEMA bi`.
 */
export const sharedSchema = (appRole: string): string => `
  CREATE SCHEMA IF NOT EXISTS bi;
  REVOKE ALL ON SCHEMA bi FROM PUBLIC;
  GRANT USAGE, CREATE ON SCHEMA bi TO ${escapeIdentifier(appRole)};`;
