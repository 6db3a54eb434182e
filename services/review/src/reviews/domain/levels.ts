import type { RuleRow } from '@mingjian/contracts';
import type { Level } from './state.js';

/** The levels of an organ, first to last; an emergency goes through fewer, never through none (rule table `reviewLevels`). */
export const levelsFor = (rows: readonly RuleRow<'reviewLevels'>[], urgent: boolean): readonly Level[] =>
  rows.filter((row) => !urgent || row.urgent).map(({ level, role, title }): Level => ({ level, role, title }));
