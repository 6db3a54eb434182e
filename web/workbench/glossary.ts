/** A label in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** Labels by vocabulary and code. A vocabulary is what a heading of the glossary names in backticks; of several the first that fits. */
export type Glossary = Readonly<Record<string, Readonly<Record<string, Words>>>>;

const CELL = /^\|\s*`([^`]+)`\s*\|\s*([^|]*?)\s*\|\s*([^|]*?)\s*\|/;

/** Reads the tables `| code | 中文 | English |` of the glossary; each belongs to the heading above it. */
export const wordsOf = (markdown: string): Glossary => {
  const glossary: Record<string, Record<string, Words>> = {};
  let names: readonly string[] = [];
  for (const line of markdown.split('\n')) {
    const heading = /^#{2,3} (.*)$/.exec(line)?.[1];
    if (heading !== undefined) {
      const named = [...heading.matchAll(/`(\w+)`/g)].map(([, name]) => name!);
      // Two headings speak of `phase`, and some of nothing: their first words tell them apart.
      names = named.length > 0 && !named.includes('phase') ? named : [slugOf(heading)];
      continue;
    }
    const [, code, zh, en] = CELL.exec(line) ?? [];
    if (code === undefined || zh === undefined || en === undefined) continue;
    for (const name of names) (glossary[name] ??= {})[code] = { zh, en };
  }
  return glossary;
};

/** `States of an item (`phase`)` → `statesOfAnItem`. */
const slugOf = (heading: string): string =>
  heading
    .replace(/[^A-Za-z ].*$/s, '')
    .trim()
    .toLowerCase()
    .replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase());
