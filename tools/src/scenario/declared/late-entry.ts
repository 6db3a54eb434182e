import { archive, concludeLateEntry, correctFacts, countsAs, fileOf, INTAKE, proposeLateEntry } from '../acts.js';
import { done, refused, type Scenario } from '../scenario.js';
import type { Scene } from '../scene.js';

const lettersOf = async (scene: Scene): Promise<Readonly<Record<string, unknown>>> => {
  const { letters } = await scene.get<{ letters: readonly unknown[] }>(
    'handler',
    `${INTAKE}/applications/${scene.id}/letters`,
  );
  return { letters: letters.length };
};

/** What was answered on paper is entered afterwards, by two people. */
export const lateEntry: Scenario = {
  id: 'rule-late-entry',
  group: 'rule',
  article: '国办公开办函〔2021〕30号',
  label: { zh: '纸质办结的申请补录', en: 'a case that was answered on paper is entered afterwards' },
  steps: [
    refused(proposeLateEntry({ replyNumber: null }), 'a reply', 'lateEntry.proposal.replyNumberMissing'),
    refused(proposeLateEntry({ articles: [] }), 'what its result rests on', 'application.result.articleMissing'),
    ...done(proposeLateEntry()),
    refused(concludeLateEntry('registrar'), 'a second person', 'permission.missing'),
    refused(archive, 'being confirmed', 'request.notFound'),
    ...done(concludeLateEntry('officeHead')),
    {
      kind: 'shows',
      what: 'a closed case that is marked',
      read: fileOf,
      expected: (scene) => ({ phase: 'closed', result: '3.1', lateEntry: scene.recall('lateEntry') }),
    },
    { kind: 'shows', what: 'no letter', read: lettersOf, expected: () => ({ letters: 0 }) },
    ...done(correctFacts({ applicantType: 'legalServiceOrganization' }), archive),
  ],
  counts: countsAs('3.1', 'legalServiceOrganization'),
};
