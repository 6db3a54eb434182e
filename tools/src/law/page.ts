import { page, table } from '../docs/markdown.js';
import { statuses, type Coverage, type Covered, type RanSpec } from './coverage.js';
import { type LawChapter } from './entry.js';

const words = { covered: 'covered', partly: '**partly**', open: '**open**', none: 'no code' } as const;

/** docs/reference/law-coverage.md. */
export const coveragePage = (chapters: readonly LawChapter[], coverage: Coverage): string => {
  const byId = new Map(coverage.entries.map((covered) => [covered.entry.id, covered]));
  const of = (chapter: LawChapter) => chapter.entries.map(({ id }) => byId.get(id)!);
  const counts = (all: readonly Covered[]) => [
    ...statuses.map((status) => String(all.filter((each) => each.status === status).length)),
    String(all.length),
  ];
  return page(
    '<!-- Generated from the specs that ran by `npm run docs:law`. Do not edit. -->',
    '# Law coverage 法规覆盖',
    `Every rule that the platform answers for, and the specs that prove it: a spec counts where its name carries the number of the rule and it ran
green. **covered**: so. **partly**: so, but what is named is not built. **open**: no spec carries it. **no code**: it asks for none, for the stated reason.
Nothing else makes a line of this page; \`npm run mutation:law\` shows that each figure of the law is held by a spec.`,
    table(
      ['', ...statuses, 'all'],
      [
        ...chapters.map((chapter) => [chapter.title, ...counts(of(chapter))]),
        ['**全部 all**', ...counts(coverage.entries)],
      ],
    ),
    ...chapters.flatMap((chapter) => [
      `## ${chapter.title}`,
      `Source: ${chapter.source}, where a line names no other.`,
      table(
        ['number', 'rule', 'status', 'specs', 'data and events'],
        of(chapter).map((covered) => line(covered)),
      ),
    ]),
  );
};

const line = ({ entry, status, specs }: Covered): readonly string[] => [
  entry.id,
  [`${entry.zh}<br>${entry.en}`, entry.source].filter(Boolean).join('<br>'),
  [words[status], entry.reason, entry.missing && `Missing: ${entry.missing}`].filter(Boolean).join('<br>'),
  specsOf(specs),
  [entry.tables, entry.events].flatMap((names = []) => names.map((name) => `\`${name}\``)).join(' '),
];

/** Each file once, its specs in the order of their names. */
const specsOf = (specs: readonly RanSpec[]): string =>
  [...new Set(specs.map(({ file }) => file))]
    .toSorted()
    .map((file) => {
      const own = specs.filter((spec) => spec.file === file).map(({ name }) => name.replaceAll('<', '&lt;'));
      return `\`${file}\`: ${[...new Set(own)].toSorted().join('; ')}`;
    })
    .join('<br>');
