import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Table, Tag, type TableColumnsType } from 'antd';
import { useView } from '../../api/queries.js';
import { useMe } from '../../app/context.js';
import { ProblemNote } from '../../app/problem-note.js';
import type { QueueSearch } from '../../app/router.js';
import { useHeightLeft } from '../use-height-left.js';
import { useWords } from '../../words/index.js';
import { OrganFilter } from '../organ-filter.js';
import { longList } from '../long-list.js';
import { openingRow } from '../row-keys.js';
import { queryOf } from '../query-of.js';
import { SavedFilters } from '../saved-filters.js';
import { StageFilter } from '../stage-filter.js';

export interface QueuedReview {
  readonly review: string;
  readonly organ: string;
  readonly actingOrgan: string;
  readonly section: string;
  readonly kind: string;
  readonly thing: string;
  readonly stage: string;
  readonly role: string | null;
  readonly level: number;
  readonly levels: number;
  readonly due: string | null;
  readonly result: string | null;
  readonly outcome: string | null;
  readonly doubts: number;
  readonly secret: string | null;
  readonly findings: number;
  /** The last day of the review itself; null where it is over, or nobody set one. */
  readonly reviewBy: string | null;
  readonly overdue: boolean;
  readonly drafters: readonly string[];
}

export interface ReviewPageAnswer {
  readonly counts: Readonly<Record<string, number>>;
  readonly reviews: readonly QueuedReview[];
}

const STAGES = ['opinionDue', 'referred', 'doubted', 'secret', 'decided', 'closed'];
const REVIEWER_ROLES = ['sectionHead', 'officeReviewer', 'secrecyReviewer', 'leader'];

/** The reviews of one's organs by level, those due first at the top. */
export const ReviewQueue = () => {
  const me = useMe();
  const { t, label, language } = useWords();
  const search = useSearch({ from: '/reviews' });
  const navigate = useNavigate();
  const [frame, height] = useHeightLeft();
  const { data, error, isPending, refetch } = useView<ReviewPageAnswer>(`review/reviews?${queryOf(search)}&limit=1000`);
  const filter = (change: QueueSearch): void =>
    void navigate({ to: '/reviews', search: { ...search, ...change }, replace: true });
  const own = me.roles.filter((role) => REVIEWER_ROLES.includes(role));

  const columns: TableColumnsType<QueuedReview> = [
    { title: t('col.kind'), width: 110, render: (_, { kind }) => t(kind === 'reply' ? 'kind.reply' : 'kind.item') },
    { title: t('col.stage'), width: 120, render: (_, { stage }) => label('reviewStages', stage) },
    {
      title: t('col.level'),
      width: 200,
      render: (_, { role, level, levels }) =>
        role ? `${label('roles', role)}（${level + 1}/${levels}）` : `${level}/${levels}`,
    },
    { title: t('col.due'), width: 110, className: 'numbers', render: (_, { due }) => due ?? '—' },
    {
      title: t('col.reviewBy'),
      width: 120,
      className: 'numbers',
      render: (_, { reviewBy, overdue }) => (overdue ? <Tag color="error">{reviewBy}</Tag> : (reviewBy ?? '—')),
    },
    {
      title: t('field.result'),
      render: (_, { result, outcome }) =>
        outcome ? label('opinions', outcome) : result ? label('resultCodes', result) : '—',
    },
    { title: t('field.organ'), width: 200, render: (_, { organ }) => me.organName(organ, language) },
    { title: t('field.section'), width: 130, render: (_, { organ, section }) => me.sectionName(organ, section) },
    {
      title: t('col.marks'),
      width: 190,
      render: (_, { findings, doubts, secret, drafters }) => (
        <>
          {findings > 0 && <Tag color="warning">{t('mark.findings', { count: findings })}</Tag>}
          {doubts > 0 && <Tag color="error">{t('mark.doubts', { count: doubts })}</Tag>}
          {secret && <Tag color="error">{label('opinions', secret)}</Tag>}
          {drafters.includes(me.sub) && <Tag>{t('mark.ownDraft')}</Tag>}
        </>
      ),
    },
  ];
  return (
    <>
      <h1>{t('nav.reviews')}</h1>
      <div className="toolbar">
        <StageFilter
          vocabulary="reviewStages"
          stages={STAGES}
          counts={data?.counts ?? {}}
          value={search.stage}
          onChange={(stage) => filter({ stage })}
        />
      </div>
      <div className="toolbar">
        <OrganFilter permission="review.read" value={search.organ} onChange={(organ) => filter({ organ })} />
        {own.map((role) => (
          <Button
            key={role}
            aria-pressed={search.role === role}
            type={search.role === role ? 'primary' : 'default'}
            onClick={() => filter({ role: search.role === role ? undefined : role })}
          >
            {t('filter.myTurn', { role: label('roles', role) })}
          </Button>
        ))}
        <SavedFilters
          queue="reviews"
          search={search}
          onChoose={(chosen) => void navigate({ to: '/reviews', search: chosen })}
        />
      </div>
      {error && <ProblemNote error={error} onAgain={() => void refetch()} />}
      <div ref={frame}>
        <Table
          size="small"
          rowKey="review"
          loading={isPending}
          columns={columns}
          dataSource={data?.reviews ?? []}
          pagination={false}
          {...longList(data?.reviews.length ?? 0, 1250, height)}
          onRow={({ review, kind, role }) =>
            openingRow(
              () => void navigate({ to: '/reviews/$id', params: { id: review } }),
              `${t(kind === 'reply' ? 'kind.reply' : 'kind.item')} ${label('roles', role)}`,
            )
          }
          aria-label={t('nav.reviews')}
        />
      </div>
    </>
  );
};
