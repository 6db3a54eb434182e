import { date, organId, ruleRowSchemas, type RuleTable } from '@mingjian/contracts';
import { defineView, Problem } from '@mingjian/service-kit';
import { z } from 'zod';

const tableName = z.enum(Object.keys(ruleRowSchemas) as [RuleTable, ...RuleTable[]]);

/** A table of the law or of settings as an organ, or the city, goes by it on a day, today unless one is given. */
export const ruleTableOnDay = defineView({
  name: 'directory.ruleTable',
  path: 'rule-tables/:table',
  permission: 'public',
  query: z.strictObject({ organ: organId.optional(), on: date.optional() }),
  handle: async ({ params, query: { organ, on }, directory: { rules }, today }) => {
    const table = tableName.safeParse(params['table']).data;
    const found = table && rules.ruleTable(table, organ ?? null, on ?? today);
    if (!found) throw Problem.of('request.notFound');
    const { version, validFrom, rows } = found;
    return { table, organ: found.organ, version, validFrom, rows };
  },
});
