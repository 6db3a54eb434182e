import { applicationEvents, ruleEvents } from '@mingjian/contracts';
import type { Projection } from '@mingjian/projections';
import { carryOut, type Engine } from '@mingjian/service-kit';
import { applications } from '../application.aggregate.js';
import type { ApplicationCommand } from '../domain/index.js';
import { lawFor } from '../law.js';

const REGISTERED = applicationEvents.ApplicationRegistered.wireType;
const DECIDED = applicationEvents.ApplicationDecided.wireType;
const APPROVED = ruleEvents.CalendarApproved.wireType;
const SYSTEM = 'system:intake';
const AT_ONCE = 16;

/**
 * A calendar was approved or changed: the running term of every open application is counted again (architecture rule 12).
 *
 * A projection of intake's own log, because it must know which applications were open at that place of the log. The command ids
 * follow from the calendar's event, so a batch that comes again after a crash recounts nothing twice.
 */
export const recountOnCalendar = (engine: () => Engine): Projection => ({
  name: 'running_terms',
  sources: ['intake'],
  tables: ['running_terms'],
  createTables: (schema) => `CREATE TABLE ${schema}.running_terms (application uuid PRIMARY KEY);`,
  concerns: ({ type }) => type === REGISTERED || type === DECIDED || type === APPROVED,

  async apply(client, schema, events) {
    let opened: unknown[] = [];
    let decided: unknown[] = [];
    const note = async (): Promise<void> => {
      if (opened.length > 0) {
        await client.query(`INSERT INTO ${schema}.running_terms SELECT unnest($1::uuid[]) ON CONFLICT DO NOTHING`, [
          opened,
        ]);
      }
      if (decided.length > 0) {
        await client.query(`DELETE FROM ${schema}.running_terms WHERE application = ANY($1::uuid[])`, [decided]);
      }
      [opened, decided] = [[], []];
    };
    for (const event of events) {
      if (event.type === REGISTERED) opened.push(event.data['application']);
      if (event.type === DECIDED) decided.push(event.data['application']);
      if (event.type !== APPROVED) continue;
      await note();
      const { rows } = await client.query<{ application: string }>(`SELECT application FROM ${schema}.running_terms`);
      const open = rows.map((row) => row.application);
      await recount(engine(), event.id, open);
    }
    await note();
  },
});

const recount = async (engine: Engine, cause: string, open: readonly string[]): Promise<void> => {
  await engine.newestDirectory();
  for (let next = 0; next < open.length; next += AT_ONCE) {
    await Promise.all(open.slice(next, next + AT_ONCE).map((id) => recountOne(engine, cause, id)));
  }
};

const recountOne = (engine: Engine, cause: string, id: string): Promise<void> =>
  carryOut(
    applications,
    {
      id,
      command: ({ state, today, directory }): ApplicationCommand | undefined =>
        state.phase === 'open'
          ? { type: 'RecomputeTerm', today, by: SYSTEM, ...lawFor({ state, today, directory }).law }
          : undefined,
    },
    engine,
    { name: 'reaction recountOnCalendar', commandId: `recount:${cause}:${id}`, correlationId: cause, causationId: cause },
  );
