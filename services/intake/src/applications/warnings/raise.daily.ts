import { carryOut, type DailyDuty } from '@mingjian/service-kit';
import { sha256 } from '@mingjian/contracts';
import { applications } from '../application.aggregate.js';
import { organOf } from '../law.js';

const NAME = 'application.raiseWarnings';
const AT_ONCE = 16;

/**
 * On every day: whoever is to be warned of an application whose day to answer is near or past. The stream knows who was warned already, so a process
 * that dies on the way leaves the rest to the next, and nothing is raised twice.
 */
export const raiseWarnings: DailyDuty = {
  name: NAME,
  async run(engine) {
    const { rules } = await engine.newestDirectory();
    const { rows } = await engine.pool.query<{ id: string }>('select id from read.running_applications order by id');
    const raise = async (id: string): Promise<void> => {
      const commandId = `warn:${id}:${engine.today()}`;
      await carryOut(
        applications,
        {
          id,
          command: ({ state, today }) => {
            const levels = rules.ruleTable('warningLevels', organOf(state), today)?.rows;
            const by = `system:${engine.service}`;
            return levels && { type: 'Warn' as const, today, by, calendar: rules.calendar(), levels };
          },
        },
        engine,
        { name: NAME, commandId, correlationId: sha256(commandId).slice(0, 32), causationId: commandId },
      );
    };
    for (let next = 0; next < rows.length; next += AT_ONCE) {
      await Promise.all(rows.slice(next, next + AT_ONCE).map(({ id }) => raise(id)));
    }
  },
};
