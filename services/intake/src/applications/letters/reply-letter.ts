import type { RuleRow } from '@mingjian/contracts';
import { paragraph, paragraphs } from '@mingjian/documents/model';
import { letterKind } from './kind.js';
import { deliveryLabels, mediumLabels } from './labels.js';
import { remedyText } from './remedy.js';
import { WITHHELD } from './words.js';

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
  write: ({ data: { articles, document, result } }, { file, law, on, opened, words }) => {
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
        ...(articles.some((article) => GIVEN.includes(article))
          ? [
              paragraph(
                words('provision', {
                  medium: mediumLabels[file.submitted.medium],
                  delivery: deliveryLabels[file.submitted.delivery],
                }),
              ),
            ]
          : []),
      ],
      remedy: remedyText(law, result, on),
    };
  },
});

/** The provisions in words, each once; a code that the table does not know stands as it is. */
export const provisionsIn = (provisions: readonly RuleRow<'provisions'>[], articles: readonly string[]): string =>
  [...new Set(articles.map((code) => provisions.find(({ provision }) => provision === code)?.source ?? code))].join(
    '、',
  );
