import type { RuleRow } from '@mingjian/contracts';

type Element = RuleRow<'nodeContents'>;

/** A document of a node, with the words of the table that its text has. */
export interface HeldEntry {
  readonly indexNumber: string;
  readonly title: string;
  readonly node: string | null;
  readonly words: readonly string[];
}

/** 要素不全: what a document lacks, or a node as a whole (number and title are null). */
export interface Incomplete {
  readonly node: string;
  readonly indexNumber: string | null;
  readonly title: string | null;
  readonly missing: readonly { readonly element: string; readonly label: string }[];
}

/** The words that an element is known by. */
export const wordsOf = ({ words }: Element): readonly string[] => words.split('|');

/**
 * What is missing of what nodes have to hold: in every document of the node, or in all of them together. A node without documents is
 * blank, which is another finding; whether what stands there is right nobody but a reader can say.
 */
export const incompleteOf = (elements: readonly Element[], entries: readonly HeldEntry[]): readonly Incomplete[] =>
  [...new Set(elements.map(({ node }) => node))].flatMap((node) => {
    const held = entries.filter((entry) => entry.node === node);
    if (held.length === 0) return [];
    const wanted = (within: Element['within']) => elements.filter((row) => row.node === node && row.within === within);
    return [
      ...held.map(({ indexNumber, title, words }) => ({
        node,
        indexNumber,
        title,
        missing: missingIn(wanted('each'), words),
      })),
      {
        node,
        indexNumber: null,
        title: null,
        missing: missingIn(
          wanted('any'),
          held.flatMap(({ words }) => words),
        ),
      },
    ].filter(({ missing }) => missing.length > 0);
  });

const missingIn = (elements: readonly Element[], words: readonly string[]): Incomplete['missing'] =>
  elements
    .filter((element) => !wordsOf(element).some((word) => words.includes(word)))
    .map(({ element, label }) => ({ element, label }));
