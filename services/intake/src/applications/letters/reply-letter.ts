import type { RuleRow } from '@mingjian/contracts';
import { paragraph, paragraphs, type Block } from '@mingjian/documents/model';
import type { Form } from '../domain/index.js';
import type { CaseFile } from './case-file.js';
import { letterKind, type EventOf, type Fact } from './kind.js';
import { deliveryLabels, mediumLabels, otherFormLabels } from './labels.js';
import { remedyText } from './remedy.js';
import { WITHHELD, type Blanks } from './words.js';

/** With these provisions the organ itself gives the information (Arts 36(2), 37). */
const GIVEN: readonly string[] = ['36-2', '37'];

/**
 * 答复书, of every result that a reply can have: the reviewed text word for word, framed by what the record and the law say: receipt, request,
 * provisions, manner, remedy.
 */
export const replyLetter = letterKind({
  name: 'replyLetter',
  madeBy: 'ApplicationDecided',
  day: ({ via, decidedOn }) => (via === 'reply' ? decidedOn : undefined),
  write: ({ data: { articles, document, result } }, { file, facts, law, on, opened, words }) => {
    const content = opened.contents.get(document?.digest ?? '');
    return {
      ...(content && { title: content.title }),
      number: document?.number ?? null,
      body: [
        paragraph(words('opening')),
        ...(content ? paragraphs(content.text) : [paragraph(WITHHELD)]),
        ...(articles.length > 0
          ? [paragraph(words('basis', { provisions: provisionsIn(law.provisions, articles) }))]
          : []),
        ...(articles.some((article) => GIVEN.includes(article)) ? provisionIn(file, facts, words) : []),
      ],
      remedy: remedyText(law, result, on),
    };
  },
});

/** In which form it is given: the one that was asked for, or another with the reason (Art 40). */
const provisionIn = (
  { submitted }: CaseFile,
  facts: readonly Fact[],
  words: (part: 'provision' | 'otherForm', blanks: Blanks) => string,
): readonly Block[] => {
  const said = ({ medium, delivery }: Form) => ({ medium: mediumLabels[medium], delivery: deliveryLabels[delivery] });
  const other = facts
    .map(({ event }) => event)
    .findLast((event): event is EventOf<'OtherFormChosen'> => event.type === 'OtherFormChosen')?.data;
  if (!other) return [paragraph(words('provision', said(submitted)))];
  const asked = said(submitted);
  return [
    paragraph(
      words('otherForm', { asked: `${asked.medium}（${asked.delivery}）`, why: otherFormLabels[other.reason] }),
    ),
    paragraph(words('provision', said(other))),
  ];
};

/** The provisions in words, each once; a code that the table does not know stands as it is. */
export const provisionsIn = (provisions: readonly RuleRow<'provisions'>[], articles: readonly string[]): string =>
  [...new Set(articles.map((code) => provisions.find(({ provision }) => provision === code)?.source ?? code))].join(
    '、',
  );
