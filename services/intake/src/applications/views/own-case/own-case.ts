import { timingSafeEqual, createHash } from 'node:crypto';
import { explain } from '@mingjian/calendar';
import { ratingEvents, type LetterName } from '@mingjian/contracts';
import type { Here } from '@mingjian/portal-kit';
import { readEvent, type Engine } from '@mingjian/service-kit';
import { isAwaitingCorrection, isAwaitingPayment, isTermRunning, type ApplicationState } from '../../domain/index.js';
import { historyOf, type RecordedFact } from '../../history.js';
import { letterSources } from '../../letter-sources.js';
import { lettersOf, writeLetter, type LetterOfCase } from '../../letters/index.js';
import { applications } from '../../application.aggregate.js';
import { applicantOf } from '../../../query-code.js';
import { applicationsOf, type WebApplication } from '../apply/web-applications.projection.js';
import type { ownCaseFrame, Standing } from './own-case.page.js';
import { storyOf } from './story.js';

/** The case that a code opens; undefined where it opens none. */
export const caseOfCode = async (engine: Engine, code: string | undefined): Promise<WebApplication | undefined> =>
  code === undefined || code === '' ? undefined : (await applicationsOf(engine.pool, applicantOf(code)))[0];

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const same = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));

/** The case of a number and a code. Whether the number or the code is wrong, nobody is told, not even by the time it takes. */
export const findOwnCase = async (
  engine: Engine,
  number: string,
  code: string,
): Promise<WebApplication | undefined> => {
  const found = await caseOfCode(engine, code);
  const typed = number.normalize('NFKC').trim().toUpperCase();
  const receipt = found?.receipt ?? '';
  const matches = [same(typed, receipt), same(typed, (found?.number ?? receipt).normalize('NFKC').toUpperCase())];
  return found && matches.includes(true) ? found : undefined;
};

/** What an applicant may have of their own case. The reply only once it was delivered: until then review can still stop it. */
const FOR_APPLICANT: ReadonlySet<LetterName> = new Set<LetterName>([
  'applicationForm',
  'receiptSlip',
  'correctionNotice',
  'extensionNotice',
  'consultationNotice',
  'feeNotice',
  'closingNotice',
  'replyLetter',
]);

const lettersFor = (facts: readonly RecordedFact[], state: ApplicationState): readonly LetterOfCase[] =>
  lettersOf(facts).filter(
    ({ name }) =>
      FOR_APPLICANT.has(name) && (name !== 'replyLetter' || (state.phase === 'closed' && state.deliveredOn !== null)),
  );

/** A letter of one's own case; undefined where the case has none of that name for its applicant. */
export const ownLetter = async (engine: Engine, application: string, letter: string) => {
  const [{ state }, facts] = await Promise.all([
    engine.pipeline.load(applications, application),
    historyOf(engine, application),
  ]);
  const wanted = lettersFor(facts, state).find(({ id }) => id === letter);
  if (!wanted || state.phase === 'absent') return undefined;
  return writeLetter(wanted, facts, await letterSources(engine, state.organ, facts, true));
};

const standingOf = (state: ApplicationState): Standing => {
  if (state.phase === 'received') return 'received';
  if (state.phase === 'open') {
    if (isAwaitingCorrection(state) || isAwaitingPayment(state)) return 'awaitsApplicant';
    return isTermRunning(state) ? 'open' : 'paused';
  }
  if (state.phase === 'closed' && state.document !== null) return state.deliveredOn === null ? 'replied' : 'delivered';
  return 'ended';
};

/** Everything that the page of one's own case shows. */
export const ownCaseOf = async (
  engine: Engine,
  here: Here,
  { application, receipt }: WebApplication,
  { error, wrongRating }: { readonly error?: string; readonly wrongRating?: 'score' | 'comment' | undefined } = {},
): Promise<Parameters<typeof ownCaseFrame>[0]> => {
  const [{ state }, facts] = await Promise.all([
    engine.pipeline.load(applications, application),
    historyOf(engine, application),
  ]);
  const { directory } = engine;
  const standing = standingOf(state);
  const organ = state.phase === 'absent' ? '' : state.organ;
  // Who came on paper withdraws and rates on paper: the code was handed out to follow the case with.
  const onLine = state.phase !== 'absent' && state.appliedBy !== null;
  const sources = await letterSources(engine, organ, facts, true);
  const running = state.phase === 'open' && isTermRunning(state) ? state.term : undefined;
  const days = running && explain(directory.rules.calendar(), running);
  return {
    here,
    receipt,
    number: facts.flatMap(({ event }) => (event.type === 'ApplicationRegistered' ? event.data.number : []))[0] ?? null,
    organName: sources.names.organ(organ, here.today),
    standing,
    story: storyOf(facts),
    term: running && days && { of: running, days, left: days.counted.filter(({ date }) => date > here.today).length },
    letters: lettersFor(facts, state).map((letter) => {
      const { title, date } = writeLetter(letter, facts, sources);
      return { id: letter.id, title, date };
    }),
    mayWithdraw: onLine && (state.phase === 'received' || state.phase === 'open'),
    rating:
      standing === 'delivered' && onLine
        ? { application, organ, given: await ratingOf(engine, application), wrong: wrongRating }
        : undefined,
    error,
  };
};

/** How the case was rated; null while it was not. */
const ratingOf = async ({ store }: Engine, application: string): Promise<number | null> => {
  const [rated] = (await store.readStream(`rating-${application}`)).map(readEvent);
  return rated ? ratingEvents.ApplicationRated.schema.parse(rated.data).score : null;
};
