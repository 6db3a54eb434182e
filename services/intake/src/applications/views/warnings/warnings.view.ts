import { organId } from '@mingjian/contracts';
import { defineView } from '@mingjian/service-kit';
import { z } from 'zod';
import { runningOf } from '../../../recount-on-calendar.js';
import { applications } from '../../application.aggregate.js';
import { warningOf } from '../../domain/index.js';

const AT_ONCE = 16;

/** The applications of an organ whose day to answer is near or past, the nearest first, with whoever is to be warned by the table `warningLevels`. */
export const applicationWarnings = defineView({
  name: 'application.warnings',
  path: 'application-warnings',
  permission: 'application.read',
  query: z.strictObject({ organ: organId }),
  handle: async ({ query: { organ }, directory: { rules }, today, engine, requireOrgan }) => {
    requireOrgan(organ);
    const levels = rules.ruleTable('warningLevels', organ, today)?.rows ?? [];
    const ids = await runningOf(engine, applications.name, organ);
    const warnings = [];
    for (let next = 0; next < ids.length; next += AT_ONCE) {
      const loaded = ids.slice(next, next + AT_ONCE).map((id) => engine.pipeline.load(applications, id));
      for (const { state } of await Promise.all(loaded)) {
        warnings.push(warningOf(state, { calendar: rules.calendar(), levels, today }) ?? []);
      }
    }
    return { organ, today, warnings: warnings.flat().sort((one, other) => one.due.localeCompare(other.due)) };
  },
});
