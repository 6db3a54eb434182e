import type { RuleRow } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import { faultOfFiling } from '@mingjian/reference';

type Node = RuleRow<'publicationNodes'>;

/** A public entry of one organ, as far as the check needs it. */
export interface CheckedEntry {
  readonly indexNumber: string;
  readonly title: string;
  readonly node: string | null;
  readonly topic: string | null;
  readonly genre: string | null;
  readonly publishedOn: CivilDate;
  /** Index numbers that its text links to and that lead nowhere. */
  readonly deadLinks: readonly string[];
}

export interface Findings {
  /** 组配错误: topic and genre do not belong in the node, or the catalogue no longer has it. */
  readonly misfiled: readonly Place[];
  /** In no node at all. */
  readonly unfiled: readonly Place[];
  /** 组配空白: nodes that hold nothing. */
  readonly blank: readonly NodeName[];
  /** Columns whose newest publication is older than they allow; the day since which they have been. */
  readonly stale: readonly (NodeName & { readonly newest: CivilDate; readonly dueOn: CivilDate })[];
  /** Columns that are due within a fortnight: the reminder before. */
  readonly upcoming: readonly (NodeName & { readonly newest: CivilDate; readonly dueOn: CivilDate })[];
  /** Links to pages of this portal that do not exist or were taken back. */
  readonly broken: readonly (Place & { readonly links: readonly string[] })[];
}

interface Place {
  readonly indexNumber: string;
  readonly title: string;
  readonly node: string | null;
}

interface NodeName {
  readonly node: string;
  readonly label: string;
}

/** What is wrong with an organ's catalogue on a day (国办秘函〔2019〕19号: blank and stale columns, broken links). */
export const findingsOf = (nodes: readonly Node[], entries: readonly CheckedEntry[], today: CivilDate): Findings => {
  const columns = [...new Map(nodes.map((row) => [row.node, row])).values()];
  const newest = new Map<string, CivilDate>();
  for (const { node, publishedOn } of entries) {
    if (node !== null && publishedOn > (newest.get(node) ?? '')) newest.set(node, publishedOn);
  }
  const due = columns.flatMap(({ node, label, updateEvery, updateUnit }) => {
    const last = newest.get(node);
    if (last === undefined || updateEvery === null || updateUnit === null) return [];
    return [{ node, label, newest: last, dueOn: later(last, updateEvery, updateUnit) }];
  });
  return {
    misfiled: entries.filter((entry) => isMisfiled(nodes, entry)).map(placeOf),
    unfiled: entries.filter(({ node }) => node === null).map(placeOf),
    blank: columns.filter(({ node }) => !newest.has(node)).map(({ node, label }) => ({ node, label })),
    stale: due.filter(({ dueOn }) => dueOn < today),
    upcoming: due.filter(({ dueOn }) => dueOn >= today && dueOn <= later(today, 2, 'weeks')),
    broken: entries
      .filter(({ deadLinks }) => deadLinks.length > 0)
      .map((entry) => ({ ...placeOf(entry), links: entry.deadLinks })),
  };
};

const isMisfiled = (nodes: readonly Node[], { node, topic, genre }: CheckedEntry): boolean =>
  node !== null && topic !== null && faultOfFiling(nodes, { node, topic, genre }) !== undefined;

const placeOf = ({ indexNumber, title, node }: CheckedEntry): Place => ({ indexNumber, title, node });

/** The same day so many weeks or months later; the last of a month where it has no such day. */
const later = (day: CivilDate, amount: number, unit: 'weeks' | 'months'): CivilDate => {
  const date = new Date(`${day}T00:00:00Z`);
  if (unit === 'weeks') {
    date.setUTCDate(date.getUTCDate() + 7 * amount);
  } else {
    const wanted = date.getUTCDate();
    date.setUTCDate(1);
    date.setUTCMonth(date.getUTCMonth() + amount + 1, 0);
    date.setUTCDate(Math.min(wanted, date.getUTCDate()));
  }
  return date.toISOString().slice(0, 10);
};
