import type pg from 'pg';
import type { CommandRecord } from '@mingjian/event-store';

export type StoreKind = 'postgres' | 'kurrent';

/** A command as a store keeps it. */
export interface KeptCommand extends CommandRecord {
  readonly stream: string;
  /** The stream's version after it. */
  readonly version: number;
  /** Sequence of its last event; of the log's head where it left none. */
  readonly sequence: number;
}

/** Where each store keeps its commands. */
const COMMANDS: Readonly<Record<StoreKind, string>> = {
  postgres: `SELECT c.actor, c.id, c.digest, c.outcome, c.stream, c.version, coalesce(c.sequence, e.sequence) AS sequence
               FROM log.commands c LEFT JOIN log.events e ON e.stream = c.stream AND e.version = c.version`,
  kurrent: 'SELECT actor, id, digest, outcome, stream, version, sequence FROM numbering.commands',
};

const PAGE = 500;

type Row = Omit<KeptCommand, 'version' | 'sequence'> & { readonly version: string; readonly sequence: string };

/** All commands by the sequence that they led to, those of one sequence together, in the order of the log; inside a transaction. */
export async function* commandsIn(client: pg.Client, kind: StoreKind): AsyncGenerator<readonly KeptCommand[]> {
  await client.query(
    `DECLARE kept NO SCROLL CURSOR FOR SELECT * FROM (${COMMANDS[kind]}) c ORDER BY sequence, actor, id`,
  );
  let together: KeptCommand[] = [];
  for (;;) {
    const { rows } = await client.query<Row>(`FETCH ${PAGE} FROM kept`);
    if (rows.length === 0) break;
    for (const row of rows) {
      const command = { ...row, version: Number(row.version), sequence: Number(row.sequence) };
      if (together.length > 0 && together[0]!.sequence !== command.sequence) {
        yield together;
        together = [];
      }
      together.push(command);
    }
  }
  if (together.length > 0) yield together;
  await client.query('CLOSE kept');
}
