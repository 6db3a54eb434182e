import { addDays, addWorkdays } from '@mingjian/calendar';
import { civilDateOf, instantOf, type CivilDate } from '@mingjian/core';
import { digestOf, itemOf } from '../../demo/content.js';
import { INTAKE } from '../acts.js';
import { done, refused, type Act, type Scenario, type Step } from '../scenario.js';
import type { Scene } from '../scene.js';

/** How long there is to publish, as domain law has it; not read from the table that is tried here. */
interface Term {
  readonly occasion: string | null;
  readonly amount: number;
  readonly unit: 'workdays' | 'days' | 'hours';
  readonly article: string;
  readonly label: Scenario['label'];
}

const terms: readonly Term[] = [
  {
    occasion: null,
    amount: 20,
    unit: 'workdays',
    article: 'Art 26',
    label: { zh: '形成或者变更', en: 'formed or changed' },
  },
  {
    occasion: 'changed',
    amount: 15,
    unit: 'workdays',
    article: 'Art 26',
    label: { zh: '已公开信息发生变更', en: 'published information has changed' },
  },
  {
    occasion: 'licenceOrPenalty',
    amount: 7,
    unit: 'workdays',
    article: '双公示',
    label: { zh: '行政许可、行政处罚决定', en: 'licensing or penalty decision' },
  },
  {
    occasion: 'penaltyRevoked',
    amount: 3,
    unit: 'workdays',
    article: '行政处罚法 Art 48',
    label: { zh: '已公开的行政处罚决定被撤销', en: 'a published penalty was revoked' },
  },
  {
    occasion: 'unitBudget',
    amount: 20,
    unit: 'days',
    article: '预算法实施条例 Art 6',
    label: { zh: '部门所属单位预算、决算', en: 'budget or accounts of a unit' },
  },
  {
    occasion: 'departmentBudget',
    amount: 20,
    unit: 'days',
    article: '预算法 Art 14',
    label: { zh: '部门预算、决算', en: 'budget or accounts of a department' },
  },
  {
    occasion: 'interpretation',
    amount: 3,
    unit: 'workdays',
    article: '政策解读',
    label: { zh: '政策解读', en: 'interpretation of a policy document' },
  },
  {
    occasion: 'emergency',
    amount: 24,
    unit: 'hours',
    article: '突发事件',
    label: { zh: '突发事件', en: 'emergency' },
  },
  {
    occasion: 'majorEmergency',
    amount: 5,
    unit: 'hours',
    article: '突发事件',
    label: { zh: '重大突发事件', en: 'major emergency' },
  },
];

/** What the interpretation is about. */
const interpreted: Term = {
  occasion: null,
  amount: 20,
  unit: 'workdays',
  article: 'Art 26',
  label: { zh: '被解读的文件', en: 'the document that is interpreted' },
};

const HOUR_MS = 3_600_000;
/** The hour at which what an emergency's term runs from was formed. */
const FORMED_AT_HOUR = 8;
const formedAt = (scene: Scene): Date => instantOf(scene.stage.today(), FORMED_AT_HOUR);

const categoryOf = (term: Term): string => `情景：${term.label.zh}`;
const contentOf = (term: Term, { key }: Scene) => itemOf(categoryOf(term), key);

const propose = (term: Term, over: (scene: Scene) => object = () => ({})): Act => ({
  name: 'propose',
  async perform(scene) {
    const { organ, section } = scene.stage;
    const proposed = await scene.post('handler', `${INTAKE}/items`, {
      organ,
      section,
      category: categoryOf(term),
      visibility: 'public',
      attribute: 'proactive',
      origin: 'made',
      carrier: 'other',
      manners: ['website'],
      formedOn: scene.stage.today(),
      ...(term.occasion !== null && { occasion: term.occasion }),
      ...(term.unit === 'hours' && { formedAt: formedAt(scene).toISOString() }),
      ...contentOf(term, scene),
      ...over(scene),
    });
    scene.id = proposed.id;
  },
});

type Reviewer = 'sectionHead' | 'officeReviewer' | 'secrecyReviewer' | 'leader';

/** An emergency leaves out the office, and never the secrecy review. */
const reviewersOf = ({ unit }: Term): readonly Reviewer[] =>
  unit === 'hours'
    ? ['sectionHead', 'secrecyReviewer', 'leader']
    : ['sectionHead', 'officeReviewer', 'secrecyReviewer', 'leader'];

const review = (term: Term, reviewers: readonly Reviewer[] = reviewersOf(term)): Act => ({
  name: 'review',
  async perform(scene) {
    for (const role of reviewers) {
      const opinion = { opinion: 'open', digest: digestOf(contentOf(term, scene)) };
      await scene.post(role, `/api/review/v1/reviews/${scene.id}/opinions`, opinion);
    }
  },
});

const remember = (name: string): Act => ({
  name: `remember the ${name}`,
  perform: async (scene) => scene.remembered.set(name, scene.id),
});

/** An interpretation is bound to its document, which goes out first. */
const documentOf = ({ occasion }: Term): readonly Step[] =>
  occasion === 'interpretation' ? done(propose(interpreted), review(interpreted), release, remember('document')) : [];
const bound = (scene: Scene): object => ({ about: { relation: 'interprets', item: scene.recall('document') } });
const isBound = ({ occasion }: Term): boolean => occasion === 'interpretation';

const release: Act = {
  name: 'release',
  perform: (scene) => scene.post('publisher', `/api/publish/v1/publications/${scene.id}/release`, {}),
};

const lastDay = ({ amount, unit }: Term, scene: Scene): CivilDate => {
  const today = scene.stage.today();
  if (unit === 'workdays') return addWorkdays(scene.stage.calendar, today, amount).due;
  if (unit === 'days') return addDays(today, amount);
  return civilDateOf(new Date(formedAt(scene).getTime() + amount * HOUR_MS));
};

/** What is tried and refused before it is proposed rightly. */
const triedFirst = (term: Term): readonly Step[] => {
  if (isBound(term)) return [refused(propose(term), 'its document', 'item.about.documentMissing')];
  if (term.unit !== 'hours') return [];
  const without = propose(term, () => ({ formedAt: undefined }));
  return [refused(without, 'the hour from which it runs', 'item.proposal.hourMissing')];
};

const closed: Term = {
  occasion: null,
  amount: 20,
  unit: 'workdays',
  article: 'Art 18',
  label: { zh: '不予公开后重新评估', en: 'stayed closed, and was assessed anew' },
};
/** A year, as the city's setting has it; not read from the table that is tried here. */
const REASSESSED_AFTER_DAYS = 365;

const close: Act = {
  name: 'review: not to be opened',
  async perform(scene) {
    const digest = digestOf(contentOf(closed, scene));
    for (const role of reviewersOf(closed)) {
      const opinion = { opinion: 'notOpen', ground: '16-1', article: '第十六条第一款', digest };
      await scene.post(role, `/api/review/v1/reviews/${scene.id}/opinions`, opinion);
    }
    await scene.stage.settle();
  },
};
const reassess: Act = {
  name: 'reassess',
  perform: (scene) =>
    scene.post('officeReviewer', `${INTAKE}/items/${scene.id}/reassessments`, { reason: '理由仍然成立（演示）' }),
};
const widen: Act = {
  name: 'widen',
  async perform(scene) {
    await scene.post('handler', `${INTAKE}/items/${scene.id}/widening`, { reason: '情势变化（演示）' });
    await scene.stage.settle();
  },
};

/** What review closed comes back on its day (Art 18): its ground still holds, or it is opened through a new review. */
export const reassessment: Scenario = {
  id: 'rule-reassessment',
  group: 'rule',
  article: closed.article,
  label: closed.label,
  steps: [
    ...done(propose(closed)),
    refused(reassess, 'a decision that closed it', 'item.reassessment.notClosed'),
    refused(widen, 'a decision', 'item.widening.notDecided'),
    ...done(close),
    {
      kind: 'shows',
      what: 'the day of its reassessment',
      read: async (scene) => {
        const month = addDays(scene.stage.today(), REASSESSED_AFTER_DAYS).slice(0, 7);
        const list = await scene.get<{ items: readonly { readonly item: string }[] }>(
          'officeReviewer',
          `${INTAKE}/reassessments?organ=${scene.stage.organ}&month=${month}`,
        );
        return list.items.find(({ item }) => item === scene.id);
      },
      expected: ({ stage }) => ({
        closedSince: stage.today(),
        due: addDays(stage.today(), REASSESSED_AFTER_DAYS),
        missed: false,
      }),
    },
    ...done(reassess, widen, review(closed), release),
  ],
  counts: [{ table: 'publications', row: categoryOf(closed), column: 'published' }],
};

/** The term of Art 26 and each special one: the day by which it must be out, and that nothing goes out unreviewed. */
export const publications: readonly Scenario[] = terms.map((term) => ({
  id: `publication-${term.occasion ?? 'general'}`,
  group: 'publicationTerm',
  article: term.article,
  label: term.label,
  steps: [
    ...documentOf(term),
    ...triedFirst(term),
    ...done(propose(term, isBound(term) ? bound : undefined)),
    {
      kind: 'shows',
      what: 'the last day to publish',
      read: (scene) => scene.get('handler', `${INTAKE}/items/${scene.id}`),
      expected: (scene) => ({ publishBy: lastDay(term, scene) }),
    },
    refused(release, 'its review', 'publication.release.notReviewed'),
    ...(term.unit === 'hours'
      ? [refused(review(term, ['leader']), 'the secrecy review', 'review.person.otherRole')]
      : []),
    ...done(review(term), release),
  ],
  counts: [
    ...(isBound(term) ? [{ table: 'publications', row: categoryOf(interpreted), column: 'published' } as const] : []),
    { table: 'publications', row: categoryOf(term), column: 'published' },
  ],
}));
