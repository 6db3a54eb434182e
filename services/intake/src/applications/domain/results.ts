import { resultsByLapse, type Prerequisite, type ResultCode, type RuleRow } from '@mingjian/contracts';

/** A version of the rule table `resultBases`: on which provisions each result rests, and what must be on file. */
export type ResultBases = readonly RuleRow<'resultBases'>[];

/** Whether a reply can have this result; the others follow from a missed period. */
export const isByReply = (result: ResultCode): boolean => !resultsByLapse.includes(result);

/** The provisions of a result by part, in the order of the table: of each part a reply states at least one. */
export const partsOf = (bases: ResultBases, result: ResultCode): readonly (readonly string[])[] => {
  const rows = bases.filter((row) => row.result === result && row.provision !== null);
  const parts = [...new Set(rows.map(({ part }) => part))];
  return parts.map((wanted) => [
    ...new Set(rows.flatMap(({ part, provision }) => (part === wanted ? (provision ?? []) : []))),
  ]);
};

/** Everything that must be on file before a result may be proposed with these articles. */
export const prerequisitesOf = (
  bases: ResultBases,
  result: ResultCode,
  articles: readonly string[],
): readonly Prerequisite[] => {
  const rows = bases.filter(
    ({ result: of, provision }) => of === result && (provision === null || articles.includes(provision)),
  );
  return [...new Set(rows.flatMap(({ needs }) => needs ?? []))];
};
