import { discretionaryGrounds, type Prerequisite, type RuleRow } from '@mingjian/contracts';
import type { Facts } from '../fold.js';
import { told, type Step } from '../step.js';
import { numberIn, partIn, reckoning, textIn, type Instance, type Reckoning } from './reckoning.js';

type Basis = RuleRow<'resultBases'>;

const outcomesOf = (facts: Facts): readonly string[] =>
  Object.values(partIn(facts, 'consultations'))
    .map((one) => one as Facts)
    .filter((one) => one['with'] === 'thirdParty')
    .map((one) => {
      if (one['overruledOn'] !== undefined) return 'overruled';
      return textIn(one, 'answer') ?? (one['lapsedOn'] === undefined ? 'pending' : 'lapsed');
    });

/** What must be on file for a result, read from the facts of the case. */
const onFile: Readonly<Record<Prerequisite, (facts: Facts, articles: readonly string[]) => boolean>> = {
  correctionReceived: (facts) => partIn(facts, 'correction')['receivedOn'] !== undefined,
  searchedInVain: (facts) => partIn(facts, 'search')['found'] === false,
  thirdPartyHeard: (facts) => {
    const outcomes = outcomesOf(facts);
    const heard = outcomes.some((outcome) => outcome === 'objects' || outcome === 'lapsed');
    return heard || (facts['consultationWaiver'] !== undefined && !outcomes.includes('agrees'));
  },
  objectionSettled: (facts, articles) =>
    articles.some((article) => article.startsWith('15-')) || !outcomesOf(facts).includes('objects'),
  discretionRecorded: (facts, articles) =>
    discretionaryGrounds.every((ground) => !articles.includes(ground) || ground in partIn(facts, 'discretion')),
  answeredBefore: (facts) => facts['repetition'] !== undefined,
  reasonsWanting: (facts) => {
    const reasons = partIn(facts, 'reasons');
    return reasons['reasonable'] === false || reasons['lapsedOn'] !== undefined;
  },
};

/** Whether a result may be given with these articles in a case as it stood: of each part one provision, none from elsewhere, all on file. */
const isAllowed = (bases: readonly Basis[], facts: Facts, result: string, articles: readonly string[]): boolean => {
  const rows = bases.filter((row) => row.result === result);
  const parts = new Map<number, string[]>();
  for (const { part, provision } of rows)
    if (provision !== null) parts.set(part, [...(parts.get(part) ?? []), provision]);
  const allowed = [...parts.values()].flat();
  if (articles.some((article) => !allowed.includes(article))) return false;
  if ([...parts.values()].some((part) => !part.some((provision) => articles.includes(provision)))) return false;
  return rows
    .filter(({ provision }) => provision === null || articles.includes(provision))
    .every(({ needs }) => needs === null || onFile[needs](facts, articles));
};

/** The steps of other services that a decision by reply follows from, each from the one before. */
const ELSEWHERE = ['ReviewDecided', 'ReleaseCleared', 'ReplyIssued'] as const;
/** The steps of the case that may be prerequisites of its result. */
const HERE: ReadonlySet<string> = new Set([
  'ApplicationRegistered',
  'CorrectionNoticed',
  'CorrectionReceived',
  'CorrectionLapsed',
  'FeeNoticed',
  'FeeLapsed',
  'SearchRecorded',
  'ConsultationAnswered',
  'ConsultationLapsed',
  'ConsultationWaived',
  'ObjectionOverruled',
  'DiscretionRecorded',
  'RepetitionRecorded',
  'ReasonsLapsed',
  'ReasonsAssessed',
  'ReplyProposed',
  'ReplyEdited',
  'ApplicationWithdrawn',
]);

const LAPSE_RESULT: Readonly<Record<string, string>> = {
  correctionLapse: '3.6.1',
  feeLapse: '3.6.2',
  withdrawal: '3.6.3',
};

const articlesIn = (data: Facts): readonly string[] => (data['articles'] ?? []) as readonly string[];

/**
 * What the law made of the result of an application in this step: whether a proposed result may be given, and what was decided.
 * @param earlier the steps of the case before it
 * @param elsewhere the steps of its review and reply
 */
export const decisionsOfApplication = (
  instance: Instance,
  earlier: readonly Step[],
  elsewhere: readonly Step[],
): readonly Reckoning[] => {
  const { step, before, law } = instance;
  const facts = before?.facts ?? {};
  const bases = law.rows('resultBases');
  if (step.name === 'ReplyProposed' || step.name === 'ReplyEdited') {
    const [result, articles] = [String(step.data['result']), articlesIn(step.data)];
    return [
      reckoning(instance, 'mayBeGiven', true, {
        ...(bases && { recomputed: isAllowed(bases, facts, result, articles) }),
        restsOn: rowsFor(bases, result),
      }),
    ];
  }
  if (step.name === 'FeeNoticed') {
    const [schedule, quantity] = [textIn(step.data, 'schedule'), numberIn(step.data, 'quantity') ?? 0];
    const bands = law.rows('feeTariff')?.filter((band) => band.schedule === schedule);
    return [
      reckoning(instance, 'amountYuan', step.data['amountYuan'], {
        ...(bands && { recomputed: feeOf(bands, quantity, schedule === 'byItem') }),
        restsOn: (bands ?? []).map((row) => ({ table: 'feeTariff' as const, row })),
      }),
    ];
  }
  if (step.name !== 'ApplicationDecided') return [];
  const via = String(step.data['via']);
  const digest = partIn(step.data, 'document')['digest'];
  const proposals = earlier.filter(({ name }) => name === 'ReplyProposed' || name === 'ReplyEdited');
  const issued = proposals.findLast(({ data }) => data['digest'] === digest) ?? proposals.at(-1);
  // What was decided on paper was decided there: of a late entry only the term can be reckoned again.
  const onPaper = via === 'lateEntry' ? step.data : undefined;
  const stated = onPaper ?? (via === 'reply' ? issued?.data : undefined);
  const result = LAPSE_RESULT[via] ?? stated?.['result'];
  const articles = stated ? articlesIn(stated) : articlesOf(bases, String(result));
  return [
    reckoning(
      instance,
      'decision',
      { result: step.data['result'], articles: articlesIn(step.data), due: step.data['due'] },
      {
        ...(result !== undefined &&
          articles !== undefined && { recomputed: { result, articles, due: partIn(facts, 'term')['due'] } }),
        restsOn: rowsFor(bases, String(result)),
        follows: [
          ...earlier.filter(({ name }) => HERE.has(name)),
          ...ELSEWHERE.flatMap((wanted) => elsewhere.filter(({ name }) => name === wanted)),
        ].map(told),
      },
    ),
  ];
};

const rowsFor = (bases: readonly Basis[] | undefined, result: string) =>
  (bases ?? []).filter((row) => row.result === result).map((row) => ({ table: 'resultBases' as const, row }));

/** All provisions that a result by lapse rests on. */
const articlesOf = (bases: readonly Basis[] | undefined, result: string): readonly string[] | undefined =>
  bases && [...new Set(bases.flatMap((row) => (row.result === result ? (row.provision ?? []) : [])))];

/** The fee by the bands of one schedule (超额累进): of all pages, or of the one item that the quantity counts up to. */
const feeOf = (bands: readonly RuleRow<'feeTariff'>[], quantity: number, ofOneItem: boolean): number => {
  const rateOf = (n: number): number => {
    const band = bands.find(({ from, to }) => from <= n && (to === null || n <= to));
    if (!band) return 0;
    return band.every === null ? band.yuan : band.yuan + band.rise * Math.floor((n - band.from) / band.every);
  };
  if (ofOneItem) return rateOf(quantity);
  let sum = 0;
  for (let page = 1; page <= quantity; page += 1) sum += rateOf(page);
  return sum;
};
