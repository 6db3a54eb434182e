/**
 * The numbers of the law as names of specs write them: `Art 33`, `Arts 32 and 34`, `Art 36(5)`, `Penalty Law Art 48`, `C5`, `C1 to C4`,
 * `S38`, `109号 A 68`, `3.6.1`, `table 3`, `2025-09-15 + 20`, `clock rule 2`. An article without the name of a law is one of the
 * Regulation.
 */

const REFERENCE = String.raw`\d{1,3}(?!\d|\.\d)(?:-\d+(?!\d))?(?:\(\d+\))*(?: ¶\d+)?`;
const SEPARATOR = String.raw`(?:, and |, | and | or | to |–)`;
const ARTICLES = new RegExp(
  String.raw`((?:[A-Z][a-z]+ )+(?:Law|Regulation) |PIPL )?\bArt(?:s (${REFERENCE}(?:${SEPARATOR}${REFERENCE})*)| (${REFERENCE}))`,
  'g',
);
const DOCUMENTS = /(?<!\d)(19|30|61|109|207|235)号(?: ([AB])\b(?: (\d+))?| Art (\d+))?/g;
const NUMBERED = /\b([CS])(\d{1,2})(?:(?:–| to )\1?(\d{1,2}))?\b/g;
const VECTORS = /\b(\d{4}-\d\d-\d\d) \+ (\d+)\b/g;
const RESULTS = /(?<![\d.])3\.[1-6](?:\.[1-8])?(?![\d.]*\d)/g;
const TABLES = /\btables? ([234](?:(?:, | and | or )[234](?!\d|\.\d))*)/gi;
const RULES =
  /\b((?:counting|clock|calendar|review|page|appraisal|remedy|privacy) rule|prohibition|property|example) (\d{1,2})\b/g;
const TERMS = /\bpublication term ([a-z]\w*)/g;

/** Every number in a name, each once, as the catalogue writes it. */
export const idsIn = (name: string): readonly string[] => {
  // Documents first: what stands behind them (`109号 Art 5`) is no article of the Regulation.
  const rest = name.replace(DOCUMENTS, ' ');
  return [
    ...new Set([
      ...[...name.matchAll(DOCUMENTS)].map(([, document, schedule, amount, article]) =>
        [`${document}号`, schedule, amount, article && `Art ${article}`].filter(Boolean).join(' '),
      ),
      ...[...rest.matchAll(ARTICLES)].flatMap(([, law = '', list, one]) => articles(law, list ?? one!)),
      ...[...rest.matchAll(NUMBERED)].flatMap(([, letter, first, last]) =>
        range(Number(first), Number(last ?? first)).map((number) => `${letter}${number}`),
      ),
      ...[...rest.matchAll(VECTORS)].map(([, date, days]) => `${date} + ${days}`),
      ...[...rest.matchAll(RESULTS)].map(([result]) => result),
      ...[...rest.matchAll(TABLES)].flatMap(([, list]) => list!.match(/\d/g)!.map((number) => `table ${number}`)),
      ...[...rest.matchAll(RULES)].map(([, group, number]) => `${group} ${number}`),
      ...[...rest.matchAll(TERMS)].map(([, occasion]) => `publication term ${occasion}`),
    ]),
  ];
};

/** What an id is a part of: `Art 36(5)` of `Art 36`, `109号 A 68` of `109号 A`; undefined for what stands alone. */
export const parentOf = (id: string): string | undefined => {
  const parent = id.replace(/(?: ¶\d+|\(\d+\)|(?<=Art \d+)-\d+|(?<=号.*) (?:Art )?\w+)$/, '');
  return parent === id ? undefined : parent;
};

/** Figures that may also stand in a name for something else; only those that the catalogue knows count. */
export const mayBeProse = (id: string): boolean => /^(?:3\.|publication term )/.test(id);

const articles = (law: string, list: string): readonly string[] => {
  const pieces = list.split(new RegExp(`(${SEPARATOR})`));
  return pieces.flatMap((piece, index) => {
    if (index % 2 === 1) return [];
    const [, number, ground = '', items = '', paragraph = ''] = /^(\d+)(-\d+)?((?:\(\d+\))*)( ¶\d+)?$/.exec(piece)!;
    const isRange = index > 0 && [' to ', '–'].includes(pieces[index - 1]!);
    const before = isRange ? range(parseInt(pieces[index - 2]!, 10) + 1, Number(number) - 1) : [];
    const ends = items === '' ? [''] : items.match(/\(\d+\)/g)!;
    return [
      ...before.map((each) => `${law}Art ${each}`),
      ...ends.map((item) => `${law}Art ${number}${ground}${item}${paragraph}`),
    ];
  });
};

const range = (first: number, last: number): readonly number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
