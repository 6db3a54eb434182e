import { createHash } from 'node:crypto';
import type pg from 'pg';

/** A table that belongs to a backup. */
export interface Table {
  /** Quoted where needed: `log.events`. */
  readonly name: string;
  /** The columns of its primary key, as an ORDER BY has them. */
  readonly key: string;
}

/** What tells whether two copies of a table are the same. */
export interface Extent {
  readonly rows: number;
  /** SHA-256 over all rows as JSON lines in the order of the key, hexadecimal. */
  readonly sha256: string;
}

/**
 * Every table of a service but read models, which are derived again, the list of migrations, which the restoring build writes, and the
 * relays' checkpoints: the bus is filled again from the logs, and every inbox knows what it has received.
 */
const TABLES = `
  SELECT format('%I.%I', n.nspname, c.relname) AS name,
         (SELECT string_agg(quote_ident(a.attname) || CASE WHEN a.attcollation <> 0 THEN ' COLLATE "C"' ELSE '' END, ', ' ORDER BY k.place)
            FROM pg_index i, unnest(i.indkey) WITH ORDINALITY AS k (attnum, place), pg_attribute a
           WHERE i.indrelid = c.oid AND i.indisprimary AND a.attrelid = c.oid AND a.attnum = k.attnum) AS key
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'projections') AND n.nspname !~ '^p_.+_[0-9]+$'
     AND (n.nspname, c.relname) NOT IN (('public', 'migrations'), ('messaging', 'relay'))
   ORDER BY name`;

/** @throws Error for a table without a primary key: its rows have no order to compare them in */
export const tablesOf = async (client: pg.Client): Promise<readonly Table[]> => {
  const { rows } = await client.query<{ name: string; key: string | null }>(TABLES);
  return rows.map(({ name, key }) => {
    if (key === null) throw new Error(`${name} has no primary key and cannot be backed up`);
    return { name, key };
  });
};

/** Rows in one round trip; the largest row is an event of 1 MiB. */
const PAGE = 200;

/** The rows of a table as JSON lines, page by page, in the order of its key; inside a transaction. They are never parsed here, so nothing is lost. */
export async function* linesOf(client: pg.Client, { name, key }: Table): AsyncGenerator<readonly string[]> {
  // Instants, bytes and numbers must read the same whatever the session or the server is set to.
  await client.query("SET LOCAL TimeZone = 'UTC'; SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1");
  await client.query(
    `DECLARE rows NO SCROLL CURSOR FOR SELECT row_to_json(t)::text AS line FROM ${name} t ORDER BY ${key}`,
  );
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`FETCH ${PAGE} FROM rows`);
    if (rows.length === 0) break;
    yield rows.map(({ line }) => line);
  }
  await client.query('CLOSE rows');
}

/** Adds lines as they came out of `linesOf`. */
export const insertLines = async (client: pg.Client, table: string, lines: readonly string[]): Promise<void> => {
  await client.query(`INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1::json)`, [
    `[${lines.join(',')}]`,
  ]);
};

/** Counts and digests pages that pass through. */
export class Measure {
  private rows = 0;
  private readonly hash = createHash('sha256');

  async *through(pages: AsyncIterable<readonly string[]>): AsyncGenerator<readonly string[]> {
    for await (const lines of pages) {
      this.rows += lines.length;
      for (const line of lines) this.hash.update(`${line}\n`);
      yield lines;
    }
  }

  /** To be called once, at the end. */
  extent(): Extent {
    return { rows: this.rows, sha256: this.hash.digest('hex') };
  }
}

export const extentOf = async (client: pg.Client, table: Table): Promise<Extent> => {
  const measure = new Measure();
  for await (const lines of measure.through(linesOf(client, table))) void lines;
  return measure.extent();
};
