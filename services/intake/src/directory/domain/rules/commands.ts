import type { RuleRow, RuleTable } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';

interface Announce<Table extends RuleTable> {
  readonly type: 'Announce';
  readonly table: Table;
  /** Null: for the whole city. */
  readonly organ: string | null;
  readonly validFrom: CivilDate;
  readonly rows: readonly RuleRow<Table>[];
  readonly today: CivilDate;
  /** True when the organ exists on `validFrom`, or none is named. */
  readonly organStands: boolean;
  /** The city's terms on `validFrom`, which an organ's own may not loosen; empty when the city's are announced. */
  readonly cityTerms: readonly RuleRow<'terms'>[];
}

export type RulesCommand = { [Table in RuleTable]: Announce<Table> }[RuleTable];
