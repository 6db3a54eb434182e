import { addHistory, HISTORIES, readHistories, writeStates } from './files.js';
import { recordHistory } from './record.js';
import { replay } from './replay.js';
import { scenarios } from './scenarios.js';

/**
 * `node tools/run.mjs histories`: records each scenario that has no history yet, and folds all histories anew. A recorded history is never
 * written again, whatever became of its scenario; the states are, and their difference is for the reviewer.
 */
const known = new Set((await readHistories(HISTORIES)).map(({ path }) => path));
for (const scenario of scenarios) {
  const path = `${scenario.aggregate.name}/${scenario.name}`;
  if (known.has(path)) continue;
  await addHistory(HISTORIES, path, await recordHistory(scenario));
  console.log(`recorded ${path}`);
}
for (const { path, aggregate, events, states } of await readHistories(HISTORIES)) {
  const today = replay(aggregate, events);
  if (today === states) continue;
  await writeStates(HISTORIES, path, today);
  console.log(`folded ${path}`);
}
