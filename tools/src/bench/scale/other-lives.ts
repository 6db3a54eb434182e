import { remedyKinds, remedyOutcomes, tallyMeasures, type Medium } from '@mingjian/contracts';
import { LEVELS, TITLES } from './application-life.js';
import type { Life } from './step.js';

const CATEGORIES = ['工作动态类', '政策文件类', '行政执法类', '财政资金类', '公共服务类', '人事信息类'];
const SUBS = { drafter: 'drafter-1', responsible: 'head-1', reviewer: 'reviewer-1', office: 'publisher-1' };
const SECTION = 'office';

/** An item from its proposal to the portal: reviewed, cleared, published, some of it withdrawn later. */
export const tellItem = (life: Life, from: number, serial: number): void => {
  const { draw, days, organ } = life;
  const item = life.caseId!;
  const [digest, request] = [draw.digest(), draw.uuid()];
  const [itemStream, review, publication] = [`item-${item}`, `review-${item}`, `publication-${item}`];
  const category = draw.pick(CATEGORIES);
  const formedOn = days.date(Math.max(0, from - draw.between(0, 4)));
  const [node, topic] = [`n${draw.between(1, 9)}`, String(draw.between(1, 22)).padStart(2, '0')];
  const manners: readonly Medium[] = ['website'];
  const filing = { node, topic, genre: null };
  const description = { documentNumber: null, formedOn, manners, filing };
  const shown = { category, visibility: 'public', description };
  const ofItem = { item, organ };
  const ofReview = { review: item, organ };
  const thing = { kind: 'item', id: item, proposal: 1 };
  const expected = { publication: item, ...ofItem, review: item, proposal: 1 };
  let day = from;
  const pass = (least: number, most: number): string => {
    day = days.workdayFrom(day + draw.between(least, most));
    return days.date(day);
  };

  life.add(day, 'ItemProposed', itemStream, {
    ...{ ...ofItem, section: SECTION, drafter: SUBS.drafter, responsible: SUBS.responsible, category },
    ...{ visibility: 'public', attribute: 'proactive', attributeGround: null, origin: 'made', carrier: 'other' },
    ...{ documentNumber: null, manners, formedOn, publishBy: days.due(from, 18), workdays: 20, filing, digest },
  });
  const levels = LEVELS.map((role, index) => ({ level: index + 1, role, title: TITLES[index] }));
  life.add(day, 'ReviewOpened', review, {
    ...{ ...ofReview, thing, section: SECTION, drafter: SUBS.drafter, item: shown, digest, result: null, articles: [] },
    ...{ levels, openedOn: days.date(day), due: null },
  });
  life.add(day, 'PublicationExpected', publication, { ...expected, drafters: [SUBS.drafter] });
  const outcome = draw.weighted([
    ['open', 94],
    ['notOpen', 3],
    ['returned', 3],
  ] as const);
  for (const level of [1, 2, 3]) {
    pass(0, draw.percent(4) ? 20 : 3);
    const last = level === 3 && outcome !== 'open';
    const opinion = !last ? 'open' : outcome === 'returned' ? 'return' : outcome;
    const ground = opinion === 'notOpen' ? '16-2' : null;
    const given = { level, opinion, ground, article: null, digest, by: SUBS.reviewer, actingFor: null };
    life.add(day, 'OpinionGiven', review, { ...ofReview, ...given });
  }
  const decidedOn = days.date(day);
  const ground = outcome === 'notOpen' ? '16-2' : null;
  life.add(day, 'ReviewDecided', review, {
    ...{ ...ofReview, thing, section: SECTION, drafters: [SUBS.drafter], item: shown, outcome, ground, article: null },
    ...{ result: null, articles: [], digest, decidedOn },
  });
  if (outcome === 'returned') return life.add(day, 'ItemReturned', itemStream, { ...ofItem, review: item });
  if (outcome === 'notOpen')
    return life.add(day, 'ItemConcluded', itemStream, {
      ...ofItem,
      outcome,
      concludedOn: decidedOn,
      ground,
      indexNumber: null,
    });
  const prepared = { ...expected, section: SECTION, ...shown, digest, drafters: [SUBS.drafter] };
  life.add(day, 'PublicationPrepared', publication, prepared);
  const publishedOn = pass(0, 3);
  const indexNumber = `${organ}/${publishedOn.slice(0, 4)}-${serial}`;
  const asked = { ...expected, request, digest, indexNumber, by: SUBS.office };
  life.add(day, 'PublicationReleaseRequested', publication, asked);
  life.add(day, 'ReleaseCleared', review, { ...ofReview, thing, request, digest, clearedOn: publishedOn });
  life.add(day, 'ItemPublished', publication, {
    ...{ publication: item, ...ofItem, request, indexNumber, version: 1, title: `公开事项${serial}`, ...shown },
    ...{ digest, publishedOn },
  });
  life.add(day, 'ItemConcluded', itemStream, {
    ...{ ...ofItem, outcome: 'published', concludedOn: publishedOn, ground: null, indexNumber },
  });
  if (!draw.percent(2)) return;
  const withdrawnOn = pass(30, 400);
  life.add(day, 'PublicationWithdrawn', publication, {
    ...{ publication: item, ...ofItem, indexNumber, reason: 'outdated', withdrawnOn },
  });
  life.add(day, 'ItemTakenDown', itemStream, { ...ofItem, indexNumber, reason: 'outdated', takenDownOn: withdrawnOn });
};

/** A reconsideration or suit, concluded some months later. */
export const tellRemedy = (life: Life, from: number): void => {
  const { draw, days, organ } = life;
  const kind = draw.pick(remedyKinds);
  const remedy = draw.uuid();
  const stream = `remedy-${remedy}`;
  const ofRemedy = { remedy, organ, kind };
  life.add(from, 'RemedyLodged', stream, { ...ofRemedy, application: life.caseId, lodgedOn: days.date(from) });
  const day = days.workdayFrom(from + draw.between(30, 500));
  const outcome = draw.pick(remedyOutcomes);
  life.add(day, 'RemedyConcluded', stream, { ...ofRemedy, outcome, concludedOn: days.date(day) });
};

/** An organ's business figures of the month before, now and then put right once more. */
export const tellTallies = (life: Life, day: number, month: string, ruleMaking: boolean): void => {
  const { draw, organ } = life;
  const stream = `tally-${organ}-${month.slice(0, 4)}`;
  for (const measure of tallyMeasures) {
    if (measure.endsWith('.recounted')) continue;
    if (measure.startsWith('regulations.') && !ruleMaking) continue;
    const isMoney = measure === 'adminFees.tenThousandYuan';
    const isDocument = measure.startsWith('regulations.') || measure.startsWith('normativeDocuments.');
    const value = isMoney ? `${draw.below(3_000)}.${draw.between(1, 99)}` : String(draw.below(isDocument ? 4 : 900));
    life.add(day, 'TallyRecorded', stream, { organ, month, measure, value, source: '业务台账', replaces: null });
  }
};
