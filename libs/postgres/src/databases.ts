import pg, { escapeIdentifier, escapeLiteral } from 'pg';

export interface DatabaseRoles {
  readonly database: string;
  /** Owns the schema; only migrations connect as this role. */
  readonly owner: { readonly role: string; readonly password: string };
  /** What services connect as: owns nothing it could alter. */
  readonly app: { readonly role: string; readonly password: string };
}

/** Creates the two roles and the database where they are missing, sets their passwords, and closes the database to everybody else. */
export const ensureDatabase = async (superuserUrl: string, { database, owner, app }: DatabaseRoles): Promise<void> => {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    for (const { role, password } of [owner, app]) {
      const known = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
      const verb = known.rowCount === 0 ? 'CREATE' : 'ALTER';
      await client.query(
        `${verb} ROLE ${escapeIdentifier(role)} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD ${escapeLiteral(password)}`,
      );
    }
    const known = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
    if (known.rowCount === 0) {
      await client.query(`CREATE DATABASE ${escapeIdentifier(database)} OWNER ${escapeIdentifier(owner.role)}`);
    }
    await client.query(`REVOKE ALL ON DATABASE ${escapeIdentifier(database)} FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE ${escapeIdentifier(database)} TO ${escapeIdentifier(app.role)}`);
  } finally {
    await client.end();
  }
};

/** The same server with another user and database. */
export const urlOf = (serverUrl: string, { role, password }: DatabaseRoles['app'], database: string): string => {
  const url = new URL(serverUrl);
  url.username = encodeURIComponent(role);
  url.password = encodeURIComponent(password);
  url.pathname = `/${database}`;
  return url.toString();
};
