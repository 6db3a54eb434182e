import type { RuleRow } from '@mingjian/contracts';
import type { CatalogueCodes } from './commands.js';
import { fault, faultOfKeys, type Fault } from './fault.js';

type Node = RuleRow<'publicationNodes'>;

/** A code may go only when no node names it any more. */
export const faultOfCodes = (codes: readonly string[], used: readonly string[]): Fault | undefined => {
  const missing = used.filter((code) => !codes.includes(code));
  return faultOfKeys(codes) ?? (missing.length > 0 ? fault('rules.catalogue.inUse', { missing }) : undefined);
};

/** Two levels: whatever is below something is below a topic at the top, and its code begins with that one's. */
export const faultOfTopics = (
  rows: readonly RuleRow<'documentTopics'>[],
  used: readonly string[],
): Fault | undefined => {
  const top = rows.filter(({ parent }) => parent === null).map(({ topic }) => topic);
  const astray = rows.filter(({ topic, parent }) =>
    parent === null ? topic.includes('-') : !top.includes(parent) || !topic.startsWith(`${parent}-`),
  );
  if (astray.length > 0) return fault('rules.topics.notInLevels', { topics: astray.map(({ topic }) => topic) });
  return faultOfCodes(
    rows.map(({ topic }) => topic),
    used,
  );
};

/** Codes that exist, nodes that say one thing, and in the city's own catalogue a node for each class of Arts 20 and 21. */
export const faultOfNodes = (rows: readonly Node[], known: CatalogueCodes, organ: string | null): Fault | undefined => {
  const twice = faultOfKeys(rows.map(({ node, topic, genre }) => `${node} ${topic} ${genre}`));
  if (twice) return twice;
  const unknown = [
    ...named(rows, 'class', known.classes),
    ...named(rows, 'topic', known.topics),
    ...named(rows, 'genre', known.genres),
  ];
  if (unknown.length > 0) return fault('rules.nodes.unknownCode', { codes: [...new Set(unknown)] });
  const halfSaid = rows.filter(
    ({ updateEvery, updateUnit, rhythm }) =>
      (updateEvery === null) !== (updateUnit === null) ||
      (rhythm !== null && (rhythm === 'periodic') !== (updateEvery !== null)),
  );
  if (halfSaid.length > 0) return fault('rules.nodes.updateUnclear', { nodes: nodesOf(halfSaid) });
  const divided = rows.filter(
    (row) =>
      !sameNode(
        row,
        rows.find(({ node }) => node === row.node)!,
      ),
  );
  if (divided.length > 0) return fault('rules.nodes.contradict', { nodes: nodesOf(divided) });
  if (organ !== null) return undefined;
  const missing = known.classes.filter((code) => !rows.some((row) => row.class === code));
  return missing.length > 0 ? fault('rules.rows.incomplete', { missing }) : undefined;
};

const named = (rows: readonly Node[], field: 'class' | 'topic' | 'genre', known: readonly string[]) =>
  rows.flatMap((row) => row[field] ?? []).filter((code) => !known.includes(code));

const nodesOf = (rows: readonly Node[]): readonly string[] => [...new Set(rows.map(({ node }) => node))];

const ofNode = ['class', 'label', 'englishLabel', 'updateEvery', 'updateUnit', 'phase', 'rhythm'] as const;
const sameNode = (one: Node, other: Node): boolean => ofNode.every((field) => one[field] === other[field]);
