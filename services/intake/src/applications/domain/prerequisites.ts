import { discretionaryGrounds, type ApplicationEvent, type Prerequisite } from '@mingjian/contracts';
import type { Refused } from '@mingjian/core';
import type { ReplyContent } from './commands.js';
import { refuse } from './guards.js';
import type { ApplicationRefusal } from './refusals.js';
import { isByReply, partsOf, prerequisitesOf, type ResultBases } from './results.js';
import type { OpenCase } from './state.js';

/** When a prerequisite is met, and the code for when it is not. */
const prerequisites: Readonly<
  Record<
    Prerequisite,
    {
      readonly isMet: (open: OpenCase, articles: readonly string[]) => boolean;
      readonly refusal: ApplicationRefusal;
    }
  >
> = {
  correctionReceived: {
    isMet: (open) => open.correction !== null && open.correction.receivedOn !== null,
    refusal: 'application.result.correctionMissing',
  },
  searchedInVain: { isMet: (open) => open.found === false, refusal: 'application.result.searchMissing' },
  thirdPartyHeard: {
    // Whoever agreed needs no protection, and then a waiver protects nobody either.
    isMet: (open) => {
      const outcomes = open.consultations.filter((sent) => sent.with === 'thirdParty').map(({ outcome }) => outcome);
      return (
        outcomes.some((outcome) => outcome === 'objects' || outcome === 'lapsed') ||
        (open.consultationWaived && !outcomes.includes('agrees'))
      );
    },
    refusal: 'application.result.consultationMissing',
  },
  objectionSettled: {
    // What a third party objects to may be the part that is withheld for their sake.
    isMet: (open, articles) =>
      articles.some((article) => article.startsWith('15-')) ||
      !open.consultations.some((sent) => sent.with === 'thirdParty' && sent.outcome === 'objects'),
    refusal: 'application.result.objectionStands',
  },
  discretionRecorded: {
    isMet: ({ discretion }, articles) =>
      discretionaryGrounds.every((ground) => !articles.includes(ground) || discretion.includes(ground)),
    refusal: 'application.result.discretionMissing',
  },
  answeredBefore: {
    isMet: ({ answeredBefore }) => answeredBefore,
    refusal: 'application.result.repetitionMissing',
  },
  reasonsWanting: {
    isMet: ({ reasons }) => reasons?.outcome === 'unreasonable' || reasons?.outcome === 'lapsed',
    refusal: 'application.result.reasonsNotWanting',
  },
};

/** Why this result may not be proposed with these articles in this case; undefined when it may. */
export const resultProblem = (
  open: OpenCase,
  { result, articles }: Pick<ReplyContent, 'result' | 'articles'>,
  bases: ResultBases,
): Refused<ApplicationEvent> | undefined => {
  if (!isByReply(result)) return refuse('application.result.onlyByLapse', { result });
  const unmet = prerequisitesOf(bases, result, articles).find((needed) => !prerequisites[needed].isMet(open, articles));
  return provisionProblem({ result, articles }, bases) ?? (unmet && refuse(prerequisites[unmet].refusal, { result }));
};

/** Why a result does not rest on these articles, whatever the case; undefined when it does. */
export const provisionProblem = (
  { result, articles }: Pick<ReplyContent, 'result' | 'articles'>,
  bases: ResultBases,
): Refused<ApplicationEvent> | undefined => {
  const parts = partsOf(bases, result);
  const allowed = parts.flat();
  const foreign = articles.filter((article) => !allowed.includes(article));
  if (foreign.length > 0) return refuse('application.result.articleNotAllowed', { result, articles: foreign, allowed });
  const missing = parts.find((part) => !part.some((article) => articles.includes(article)));
  return missing && refuse('application.result.articleMissing', { result, oneOf: missing });
};
