import type { Explanation } from '@mingjian/calendar';
import type { Term } from '@mingjian/contracts';
import {
  Bi,
  ErrorSummary,
  Tag,
  TextField,
  type FieldError,
  type Frame,
  type Here,
  type TagTone,
} from '@mingjian/portal-kit';
import { RatingForm as Rating, wrongRatings, type CaseRating } from './rating-form.js';
import type { StoryStep } from './story.js';

const crumbs = [{ href: '/apply', label: '依申请公开' }];
const kind = (here: Here, name: string): Frame['kind'] => ({
  is: 'column',
  name,
  description: `${here.site.name}：查询政府信息公开申请的办理进度`,
  keywords: ['进度查询', '依申请公开'],
  type: '办事服务',
});

interface LookUpPage {
  readonly here: Here;
  readonly number: string;
  readonly errors: readonly FieldError[];
}

/** 进度查询. */
export const lookUpFrame = ({ here, number, errors }: LookUpPage): Frame => ({
  here,
  title: { zh: '申请进度查询', en: 'Follow your application' },
  block: 'apply',
  crumbs,
  failed: errors.length > 0,
  kind: kind(here, '申请进度查询'),
  children: (
    <div class="narrow">
      <ErrorSummary errors={errors} />
      <form method="post" action="/apply/status">
        <TextField
          name="number"
          label={{ zh: '回执号或者登记编号', en: 'Number' }}
          hint="例如 WS-20260302-3F9A21C4"
          value={number}
          error={errors.find(({ field }) => field === 'number')?.text}
          maxLength={80}
          autocomplete="off"
        />
        <TextField
          name="code"
          label={{ zh: '查询码', en: 'Code' }}
          hint="提交时告知的十六位号码，不分大小写，可以不输连字符"
          value=""
          error={errors.find(({ field }) => field === 'code')?.text}
          maxLength={40}
          autocomplete="off"
        />
        <button>查询 Look up</button>
      </form>
      <p class="hint">
        当面、邮寄或者传真提交的申请，受理机关接收时告知回执号和查询码。没有查询码或者遗失的，可以凭身份证明向受理机关领取新的查询码，原查询码随即失效。
      </p>
    </div>
  ),
});

export type Standing = 'received' | 'open' | 'awaitsApplicant' | 'paused' | 'replied' | 'delivered' | 'ended';

const standings: Readonly<Record<Standing, { readonly text: string; readonly tone: TagTone }>> = {
  received: { text: '已提交，等待确认', tone: 'plain' },
  open: { text: '办理中', tone: 'plain' },
  awaitsApplicant: { text: '等待您办理', tone: 'attention' },
  paused: { text: '征求意见中，期限暂停', tone: 'plain' },
  replied: { text: '已答复，正在送达', tone: 'good' },
  delivered: { text: '已答复并送达', tone: 'good' },
  ended: { text: '已终止', tone: 'ended' },
};

export interface OwnLetter {
  readonly id: string;
  readonly title: string;
  readonly date: string;
}

interface OwnCasePage {
  readonly here: Here;
  readonly receipt: string;
  readonly number: string | null;
  readonly organName: string;
  readonly standing: Standing;
  readonly story: readonly StoryStep[];
  /** While a term runs. */
  readonly term: { readonly of: Term; readonly days: Explanation; readonly left: number } | undefined;
  readonly letters: readonly OwnLetter[];
  readonly mayWithdraw: boolean;
  /** Once the reply was delivered. */
  readonly rating: CaseRating | undefined;
  readonly error: string | undefined;
}

/** One's own case in plain words: how it stands, what happened, why each date is what it is, and the letters. */
export const ownCaseFrame = (page: OwnCasePage): Frame => {
  const { here, receipt, number, organName, standing, story, term, letters, mayWithdraw, rating } = page;
  const error = page.error ?? (rating?.wrong && wrongRatings[rating.wrong]);
  const { text, tone } = standings[standing];
  return {
    here,
    title: { zh: `申请进度 ${number ?? receipt}`, en: 'Your application' },
    block: 'apply',
    crumbs: [...crumbs, { href: '/apply/status', label: '进度查询' }],
    unlisted: true,
    failed: error !== undefined,
    kind: kind(here, '申请进度'),
    children: (
      <>
        {error !== undefined && <ErrorSummary errors={[{ field: rating?.wrong ?? '', text: error }]} />}
        <div class="tools" data-tools />
        <dl class="summary narrow">
          <div>
            <dt>状态</dt>
            <dd>
              <Tag tone={tone}>{text}</Tag>
            </dd>
          </div>
          <div>
            <dt>受理机关</dt>
            <dd>{organName}</dd>
          </div>
          <div>
            <dt>回执号</dt>
            <dd>{receipt}</dd>
          </div>
          <div>
            <dt>登记编号</dt>
            <dd>{number ?? '尚未登记'}</dd>
          </div>
          {term && (
            <div>
              <dt>答复期限</dt>
              <dd>
                {term.of.due}
                {term.of.provisional && '（暂定，待公布放假安排）'}，还有 {term.left} 个工作日
              </dd>
            </div>
          )}
        </dl>
        <h2>
          <Bi zh="办理过程" en="What happened" />
        </h2>
        <ol class="timeline">
          {story.map(({ on, what, why }) => (
            <li>
              <time datetime={on}>{on}</time> <strong>{what}</strong>
              <p>{why}</p>
            </li>
          ))}
        </ol>
        {term && <Days {...term} />}
        <h2>
          <Bi zh="文书下载" en="Letters" />
        </h2>
        {letters.length === 0 ? (
          <p class="nothing">目前没有可以下载的文书。</p>
        ) : (
          <ul>
            {letters.map(({ id, title, date }) => (
              <li>
                {title}（{date}）：
                <a href={`/apply/case/letters/${id}?as=pdf`}>
                  PDF<span class="hidden">：{title}</span>
                </a>
                {'　'}
                <a href={`/apply/case/letters/${id}?as=docx`}>
                  Word<span class="hidden">：{title}</span>
                </a>
              </li>
            ))}
          </ul>
        )}
        {rating && <Rating {...rating} />}
        {mayWithdraw && (
          <details>
            <summary>撤回申请 Withdraw</summary>
            <form method="post" action="/apply/case/withdrawal">
              <p>撤回以后不再答复，不能恢复；可以重新申请。</p>
              <button>确认撤回</button>
            </form>
          </details>
        )}
        <form method="post" action="/apply/case/leaving" class="tools">
          <button class="plain">离开（在公用电脑上请点击）</button>
        </form>
      </>
    ),
  };
};

const skipReasons: Readonly<Record<string, string>> = {
  start: '起算之日，不计入',
  weekend: '周末',
  dayOff: '法定节假日',
  paused: '期限暂停',
};

/** Every day of the term, counted or not, and why. */
const Days = ({ of, days: { counted, skipped } }: NonNullable<OwnCasePage['term']>) => {
  const days = [
    ...counted.map(({ date, ordinal, makeUp }) => ({
      date,
      text: `第 ${ordinal} 个工作日${makeUp ? '（调休上班）' : ''}`,
    })),
    ...skipped.map(({ date, reason }) => ({ date, text: skipReasons[reason] ?? reason })),
  ].sort((a, b) => a.date.localeCompare(b.date));
  return (
    <details>
      <summary>
        答复期限是怎么数的：{of.start} 的次日起 {counted.length} 个工作日，跳过 {skipped.length - 1} 天
      </summary>
      <table class="narrow">
        <thead>
          <tr>
            <th scope="col">日期</th>
            <th scope="col">计数</th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ date, text }) => (
            <tr>
              <th scope="row">{date}</th>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
};
