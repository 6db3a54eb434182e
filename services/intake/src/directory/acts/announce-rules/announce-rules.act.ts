import { date, organId, type RuleRow, ruleRowSchemas, type RuleTable } from '@mingjian/contracts';
import { actOn, Problem } from '@mingjian/service-kit';
import { z } from 'zod';
import { announcement } from '../../announcement.js';
import { ruleTables } from '../../directory.aggregates.js';
import { rulesId } from '../../domain/index.js';

/** A rule table has a new version from a stated day on (architecture rule 10). */
export const announceRules = actOn(ruleTables)({
  name: 'directory.announceRules',
  path: 'rule-tables',
  permission: 'directory.announceRules',
  body: z.strictObject({
    table: z.enum(Object.keys(ruleRowSchemas) as [RuleTable, ...RuleTable[]]),
    organ: organId.nullable(),
    validFrom: date,
    rows: z.array(z.unknown()).max(500),
  }),
  begins: { id: ({ table, organ }) => rulesId(table, organ), organ: () => null },
  command: async ({ body: { table, organ, validFrom, rows }, today, engine }) =>
    announcement({ table, organ, validFrom, rows: rowsOf(table, rows) }, today, await engine.newestDirectory()),
});

const rowsOf = <Table extends RuleTable>(table: Table, rows: readonly unknown[]): readonly RuleRow<Table>[] => {
  const parsed = z.array(ruleRowSchemas[table]).safeParse(rows);
  if (!parsed.success) throw Problem.of('request.invalid', { issues: [z.prettifyError(parsed.error)] });
  return parsed.data as readonly RuleRow<Table>[];
};
