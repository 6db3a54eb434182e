import type { Scenario } from '../scenario.js';
import { channels } from './channels.js';
import { lateEntry } from './late-entry.js';
import { publications, reassessment } from './publications.js';
import { remedies } from './remedies.js';
import { results } from './results.js';
import { rules } from './rules.js';
import { sequels } from './sequels.js';
import { supervision } from './supervision.js';

/** Everything that can be played. */
export const scenarios: readonly Scenario[] = [
  ...results,
  ...remedies,
  ...publications,
  ...channels,
  ...rules,
  ...sequels,
  reassessment,
  lateEntry,
  ...supervision,
];
