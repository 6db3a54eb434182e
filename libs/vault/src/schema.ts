import { escapeIdentifier } from 'pg';

/**
 * The vault's tables, as SQL that may be run again. What is sealed is never changed: the app role may add, read and remove, and
 * renew the time of sealing, nothing else.
 * @param appRole the existing role that the service connects as
 */
export const vaultSchema = (appRole: string): string => {
  const role = escapeIdentifier(appRole);
  return `
CREATE SCHEMA IF NOT EXISTS vault;

-- No reference from fields to this table: destroying a subject's key must be possible at once, and first.
CREATE TABLE IF NOT EXISTS vault.subject_keys (
  subject uuid PRIMARY KEY,
  wrapped bytea NOT NULL
);

CREATE TABLE IF NOT EXISTS vault.fields (
  ref uuid PRIMARY KEY,
  subject uuid NOT NULL,
  field text NOT NULL,
  commitment text NOT NULL,
  sealed bytea NOT NULL,
  sealed_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX IF NOT EXISTS fields_by_subject ON vault.fields (subject);

REVOKE ALL ON SCHEMA vault FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA vault FROM PUBLIC, ${role};
GRANT USAGE ON SCHEMA vault TO ${role};
GRANT SELECT, INSERT, DELETE ON vault.subject_keys, vault.fields TO ${role};
GRANT UPDATE (sealed_at) ON vault.fields TO ${role};
`;
};
