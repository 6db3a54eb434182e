import { canonicalize, type RuleRow, type RuleTable } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import type { Directory } from '@mingjian/reference';
import type { RulesCommand } from './domain/index.js';

/** A table as somebody wants it; its rows were read by the schema of the table. */
export interface Wanted<Table extends RuleTable = RuleTable> {
  readonly table: Table;
  /** Null: for the whole city. */
  readonly organ: string | null;
  readonly validFrom: CivilDate;
  readonly rows: readonly RuleRow<Table>[];
}

/** The command that announces a table, with what the newest directory says beside it. */
export const announcement = (
  { table, organ, validFrom, rows }: Wanted,
  today: CivilDate,
  directory: Directory,
): RulesCommand => {
  const { rules } = directory;
  const last = rules.lastAnnounced(table, organ);
  return {
    type: 'Announce',
    table,
    organ,
    validFrom,
    rows,
    today,
    organStands: organ === null || directory.organ(organ, validFrom) !== undefined,
    cityTerms: organ === null ? [] : (rules.ruleTable('terms', null, validFrom)?.rows ?? []),
    provisions: provisionsFrom(directory, validFrom),
    restedOn: rules
      .versionsFrom('resultBases', null, validFrom)
      .flatMap((version) => version.rows.flatMap(({ provision }) => provision ?? [])),
    isInForce: last !== undefined && last.validFrom === validFrom && canonicalize(last.rows) === canonicalize(rows),
    // Table and rows belong together, which the compiler cannot see in a union.
  } as RulesCommand;
};

/** The provisions that stand from a day on, whatever version comes. */
const provisionsFrom = ({ rules }: Directory, on: CivilDate): readonly string[] => {
  const [first = [], ...later] = rules
    .versionsFrom('provisions', null, on)
    .map((version) => version.rows.map(({ provision }) => provision));
  return first.filter((provision) => later.every((codes) => codes.includes(provision)));
};
