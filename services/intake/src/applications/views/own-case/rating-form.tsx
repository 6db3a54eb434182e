import { Bi, ChoiceField, TextField } from '@mingjian/portal-kit';

export interface CaseRating {
  readonly application: string;
  readonly organ: string;
  /** From 1 to 5; null while it was not rated. */
  readonly given: number | null;
  /** Which field could not be taken. */
  readonly wrong: 'score' | 'comment' | undefined;
}

export const wrongRatings = { score: '请选择满意程度', comment: '评价不能超过五千字' } as const;

/** The best first, as people read it. */
const scores = [
  { value: '5', zh: '非常满意', en: 'very satisfied' },
  { value: '4', zh: '满意', en: 'satisfied' },
  { value: '3', zh: '基本满意', en: 'fairly satisfied' },
  { value: '2', zh: '不满意', en: 'dissatisfied' },
  { value: '1', zh: '非常不满意', en: 'very dissatisfied' },
] as const;

/** 满意度评价: once, after the reply was delivered; then what was said. */
export const RatingForm = ({ application, organ, given, wrong }: CaseRating) => (
  <section id="rating" aria-labelledby="rating-heading">
    <h2 id="rating-heading">
      <Bi zh="满意度评价" en="How satisfied are you?" />
    </h2>
    {given !== null ? (
      <p role="status">
        感谢您的评价：<strong>{scores.find(({ value }) => value === String(given))?.zh}</strong>
      </p>
    ) : (
      <form method="post" action="/apply/case/rating" class="narrow">
        <input type="hidden" name="application" value={application} />
        <input type="hidden" name="organ" value={organ} />
        <ChoiceField
          name="score"
          label={{ zh: '您对这次办理满意吗', en: 'Your rating' }}
          hint="评价只能提交一次，不影响您申请复议或者提起诉讼的权利"
          choices={scores.map(({ value, zh, en }) => ({ value, label: <Bi zh={zh} en={en} /> }))}
          chosen={[]}
          error={wrong === 'score' ? wrongRatings.score : undefined}
        />
        <TextField
          name="comment"
          label={{ zh: '您想说的话', en: 'Comment' }}
          optional
          value=""
          lines={4}
          maxLength={5000}
          error={wrong === 'comment' ? wrongRatings.comment : undefined}
        />
        <button>提交评价 Send</button>
      </form>
    )}
  </section>
);
