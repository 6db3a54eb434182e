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
  /** The codes of provisions on `validFrom`, on which results can rest. */
  readonly provisions: readonly string[];
  /** The provisions on which results rest on `validFrom` or later. */
  readonly restedOn: readonly string[];
  /** True when the newest version says exactly this from the same day on. */
  readonly isInForce: boolean;
}

export type RulesCommand = { [Table in RuleTable]: Announce<Table> }[RuleTable];
