import { ruleEvents } from '@mingjian/contracts';
import { TransientError } from '@mingjian/messaging';
import type { Projection } from '@mingjian/projections';
import {
  carryOut,
  type Aggregate,
  type Consequence,
  type DomainEvent,
  type Engine,
  type Reaction,
} from '@mingjian/service-kit';

/** When the terms of an aggregate run, and how one is counted again. */
export interface Running<Command, State> {
  /** Names of the events by which a term begins and ends to run. */
  readonly begins: readonly string[];
  readonly ends: readonly string[];
  readonly recount: Consequence<Command, State>['command'];
}

const AT_ONCE = 16;
const APPROVED = ruleEvents.CalendarApproved.wireType;

/**
 * A calendar was approved or changed: the running terms are counted again (architecture rule 12). The projection knows whose terms
 * run; the reaction to intake's own event counts them. The command ids follow from that event, so one that comes again recounts
 * nothing twice: `recountOnCalendar(items)({ ... })`.
 */
export const recountOnCalendar =
  <Command, Event extends DomainEvent, State>(aggregate: Aggregate<Command, Event, State>) =>
  (running: Running<Command, State>): { readonly projection: Projection; readonly reaction: Reaction } => {
    const { name } = aggregate;
    const table = `running_${name}s`;
    return {
      projection: runningThings(table, name, running),
      reaction: {
        name: `${name}.calendarApproved`,
        on: [APPROVED],
        async react({ envelope, recorded }, engine) {
          const ids = await runningAt(engine, table, recorded.sequence);
          await engine.newestDirectory();
          const recountOne = (id: string): Promise<void> =>
            carryOut(aggregate, { id, command: running.recount }, engine, {
              name: `reaction ${name}.calendarApproved`,
              commandId: `recount:${envelope.id}:${id}`,
              correlationId: envelope.correlationId,
              causationId: envelope.id,
            });
          for (let next = 0; next < ids.length; next += AT_ONCE) {
            await Promise.all(ids.slice(next, next + AT_ONCE).map(recountOne));
          }
        },
      },
    };
  };

/** @throws TransientError while the projection has not come as far as the approval */
const runningAt = async (engine: Engine, table: string, sequence: number): Promise<readonly string[]> => {
  const { rows: positions } = await engine.pool.query<{ sequence: string | number }>(
    `SELECT sequence FROM projections.positions WHERE projection = $1 AND source = 'intake'`,
    [table],
  );
  if (Number(positions[0]?.sequence ?? 0) < sequence) throw new TransientError(`${table} is not yet at ${sequence}`);
  const { rows } = await engine.pool.query<{ id: string }>(`SELECT id FROM read.${table} ORDER BY id`);
  return rows.map(({ id }) => id);
};

const runningThings = (
  table: string,
  aggregate: string,
  { begins, ends }: { readonly begins: readonly string[]; readonly ends: readonly string[] },
): Projection => ({
  name: table,
  sources: ['intake'],
  tables: [table],
  createTables: (schema) => `CREATE TABLE ${schema}.${table} (id uuid PRIMARY KEY, organ text NOT NULL);
    CREATE INDEX ON ${schema}.${table} (organ);`,
  // The approval, too: the reaction waits until the tables show what came before it.
  concerns: ({ stream, type }) =>
    type === APPROVED || (stream.startsWith(`${aggregate}-`) && [...begins, ...ends].includes(type.split('.').at(-2)!)),
  async apply(client, schema, events) {
    const runs = new Map<string, { readonly organ: unknown; readonly runs: boolean }>();
    for (const event of events) {
      if (!event.stream.startsWith(`${aggregate}-`)) continue;
      const id = event.stream.slice(aggregate.length + 1);
      const { organ } = event.data;
      if (begins.includes(event.name)) runs.set(id, { organ, runs: true });
      if (ends.includes(event.name)) runs.set(id, { organ, runs: false });
    }
    if (runs.size === 0) return;
    await client.query(
      `WITH news AS (SELECT * FROM unnest($1::uuid[], $2::text[], $3::boolean[]) AS n(id, organ, runs)),
            over AS (DELETE FROM ${schema}.${table} t USING news WHERE t.id = news.id AND NOT news.runs)
       INSERT INTO ${schema}.${table} SELECT id, organ FROM news WHERE runs ON CONFLICT DO NOTHING`,
      [[...runs.keys()], [...runs.values()].map(({ organ }) => organ), [...runs.values()].map((one) => one.runs)],
    );
  },
});

/** Those of an organ whose terms run, by the table of the projection. */
export const runningOf = async ({ pool }: Engine, aggregate: string, organ: string): Promise<readonly string[]> => {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT id FROM read.running_${aggregate}s WHERE organ = $1 ORDER BY id`,
    [organ],
  );
  return rows.map(({ id }) => id);
};
