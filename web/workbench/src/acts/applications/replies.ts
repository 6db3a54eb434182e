import type { Field } from '../field.js';
import { handled, isHandled, type Act } from './file.js';

/** Results that no reply can have: they follow from a correction or a payment that did not come. */
const BY_LAPSE = ['3.6.1', '3.6.2'];
export const replyResults = (codes: readonly string[]): readonly string[] =>
  codes.filter((code) => code.startsWith('3.') && !BY_LAPSE.includes(code));

export const replyFields = (codes: readonly string[]): readonly Field[] => [
  {
    name: 'result',
    label: 'field.result',
    kind: 'choice',
    vocabulary: 'resultCodes',
    codes: replyResults(codes),
    required: true,
  },
  { name: 'articles', label: 'field.articles', kind: 'provisions' },
  { name: 'title', label: 'field.title', kind: 'text', max: 300, required: true },
  { name: 'text', label: 'field.text', kind: 'longText', max: 200_000, required: true },
  {
    name: 'parts.open',
    label: 'field.partsOpen',
    kind: 'rows',
    when: ({ result }) => result === '3.2',
    columns: [{ name: 'what', label: 'field.what', kind: 'text', max: 1000, required: true }],
  },
  {
    name: 'parts.withheld',
    label: 'field.partsWithheld',
    kind: 'rows',
    when: ({ result }) => result === '3.2',
    columns: [
      { name: 'what', label: 'field.what', kind: 'text', max: 1000, required: true },
      { name: 'ground', label: 'field.ground', kind: 'text', max: 40, required: true },
      { name: 'reason', label: 'field.reason', kind: 'text', max: 2000, required: true },
    ],
  },
];

/** The reply as it is proposed and edited. */
export const replyActsFor = (resultCodes: readonly string[]): readonly Act[] => [
  handled({
    name: 'application.proposeReply',
    main: true,
    path: 'applications/:id/reply',
    permission: 'application.proposeReply',
    fields: replyFields(resultCodes),
  }),
  {
    name: 'application.editReply',
    service: 'intake',
    path: 'applications/:id/reply/edits',
    permission: 'application.editReply',
    offered: (file) => isHandled(file) && file.proposal?.underReview === true,
    initial: ({ proposal }) => {
      const newest = proposal?.versions.at(-1);
      return { result: newest?.result, articles: newest?.articles };
    },
    fields: replyFields(resultCodes),
    grave: true,
  },
];
