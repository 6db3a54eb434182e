import pg from 'pg';

/**
 * One connection for work of any length, to be ended by the caller.
 * @param applicationName shown in `pg_stat_activity`
 */
export const openSession = async (url: string, applicationName: string): Promise<pg.Client> => {
  const client = new pg.Client({
    connectionString: url,
    application_name: applicationName,
    connectionTimeoutMillis: 10_000,
  });
  // The end of the server is told by the query that waits for it.
  client.on('error', () => undefined);
  await client.connect();
  return client;
};
