import type { Filing, RuleRow } from '@mingjian/contracts';

/** `unknown`: the catalogue has no such node; `misfiled` (组配错误): topic and genre do not belong there. */
export type FilingFault = 'unknown' | 'misfiled';

/**
 * What is wrong with the place of an item in a catalogue: a node takes the combinations (组配) of its rows, null standing for any, and
 * a topic at the top for those below it. Undefined when nothing is.
 */
export const faultOfFiling = (
  nodes: readonly RuleRow<'publicationNodes'>[],
  { node, topic, genre }: Filing,
): FilingFault | undefined => {
  const rows = nodes.filter((row) => row.node === node);
  if (rows.length === 0) return 'unknown';
  const belongs = rows.some(
    (row) =>
      (row.topic === null || topic === row.topic || topic.startsWith(`${row.topic}-`)) &&
      (row.genre === null || genre === row.genre),
  );
  return belongs ? undefined : 'misfiled';
};
