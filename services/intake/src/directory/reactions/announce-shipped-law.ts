import { sha256 } from '@mingjian/contracts';
import { carryOut, type DailyDuty } from '@mingjian/service-kit';
import { shippedTables } from '../../shipped-rules.js';
import { announcement } from '../announcement.js';
import { ruleTables } from '../directory.aggregates.js';
import { shippedLaw, rulesId } from '../domain/index.js';

const NAME = 'directory.announceShippedLaw';

/**
 * A release brings a table of law that a running city was never told: it is announced as shipped, with its own first day, so
 * that an upgrade needs no act of the administrator. What the city has announced is never touched, and a city that has no terms
 * yet is one that somebody is just setting up.
 */
export const announceShippedLaw: DailyDuty = {
  name: NAME,
  async run(engine) {
    const { rules } = await engine.newestDirectory();
    const isUnknown = (table: (typeof shippedLaw)[number]): boolean => rules.lastAnnounced(table, null) === undefined;
    const missing = shippedLaw.filter(isUnknown);
    if (missing.length === 0 || isUnknown('terms')) return;
    const shipped = new Map(shippedTables().map((table) => [table.table, table]));
    for (const table of missing) {
      const commandId = `shipped:${table}:${engine.today()}`;
      await carryOut(
        ruleTables,
        {
          id: rulesId(table, null),
          command: async ({ state, today }) =>
            state.version > 0 ? undefined : announcement(shipped.get(table)!, today, await engine.newestDirectory()),
        },
        engine,
        { name: NAME, commandId, correlationId: sha256(commandId).slice(0, 32), causationId: commandId },
      );
    }
  },
};
