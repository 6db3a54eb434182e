import pg from 'pg';

/** A role that may log in. */
export interface Login {
  readonly role: string;
  readonly password: string;
}

export interface DatabaseWish {
  readonly database: string;
  /** Owns everything; used for migrations only. */
  readonly owner: Login;
  /** What a service connects as: it has the rights that migrations grant it, and no others. */
  readonly app: Login;
}

/** The two ways into a database. Both contain a password. */
export interface DatabaseUrls {
  readonly ownerUrl: string;
  readonly appUrl: string;
}

/** One caller at a time: roles are shared by the whole server, and Postgres fails concurrent changes of them. */
const LOCK = 7311000;

/**
 * Creates the roles and the database where missing, sets the passwords, and shuts everybody else out. May be repeated, also at
 * the same time from several processes.
 */
export const ensureDatabase = async (superuserUrl: string, wish: DatabaseWish): Promise<DatabaseUrls> => {
  const database = pg.escapeIdentifier(wish.database);
  const owner = pg.escapeIdentifier(wish.owner.role);
  const app = pg.escapeIdentifier(wish.app.role);
  await connected(superuserUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await ensureLogin(client, wish.owner);
    await ensureLogin(client, wish.app);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [wish.database]);
    if (rowCount === 0)
      await client.query(`CREATE DATABASE ${database} OWNER ${owner} TEMPLATE template0 ENCODING 'UTF8'`);
    await client.query(
      `REVOKE ALL ON DATABASE ${database} FROM PUBLIC; GRANT CONNECT ON DATABASE ${database} TO ${app}`,
    );
    await connected(urlFor(superuserUrl, wish.database), (inside) =>
      inside.query(`
        ALTER SCHEMA public OWNER TO ${owner};
        REVOKE ALL ON SCHEMA public FROM PUBLIC;
        GRANT USAGE ON SCHEMA public TO ${app}`),
    );
  });
  return {
    ownerUrl: urlFor(superuserUrl, wish.database, wish.owner),
    appUrl: urlFor(superuserUrl, wish.database, wish.app),
  };
};

const ensureLogin = async (client: pg.Client, { role, password }: Login): Promise<void> => {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  const verb = rowCount === 0 ? 'CREATE' : 'ALTER';
  await client.query(
    `${verb} ROLE ${pg.escapeIdentifier(role)} LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD ${pg.escapeLiteral(password)}`,
  );
};

const urlFor = (superuserUrl: string, database: string, login?: Login): string => {
  const url = new URL(superuserUrl);
  url.pathname = `/${encodeURIComponent(database)}`;
  if (login) {
    url.username = encodeURIComponent(login.role);
    url.password = encodeURIComponent(login.password);
  }
  return url.href;
};

const connected = async <Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> => {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'mingjian-setup',
    connectionTimeoutMillis: 10_000,
  });
  // The end of the server is told by the query that waits for it.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end();
  }
};
