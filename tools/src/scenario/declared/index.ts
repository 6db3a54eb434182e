import type { Scenario } from '../scenario.js';
import { channels } from './channels.js';
import { publications } from './publications.js';
import { remedies } from './remedies.js';
import { results } from './results.js';
import { rules } from './rules.js';
import { sequels } from './sequels.js';

/** Everything that can be played. */
export const scenarios: readonly Scenario[] = [
  ...results,
  ...remedies,
  ...publications,
  ...channels,
  ...rules,
  ...sequels,
];
