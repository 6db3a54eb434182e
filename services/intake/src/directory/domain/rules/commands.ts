import type { RuleRow, RuleTable } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';

/** Codes that nodes of the catalogue refer to. */
export interface CatalogueCodes {
  readonly classes: readonly string[];
  readonly topics: readonly string[];
  readonly genres: readonly string[];
}

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
  /** The codes that stand on `validFrom` and later, and those that nodes of the city or of an organ name then. */
  readonly catalogue: { readonly known: CatalogueCodes; readonly used: CatalogueCodes };
  /** True when the newest version says exactly this from the same day on. */
  readonly isInForce: boolean;
}

export type RulesCommand = { [Table in RuleTable]: Announce<Table> }[RuleTable];
