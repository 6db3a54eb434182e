import { Link, useNavigate } from '@tanstack/react-router';
import { Descriptions, Select, Space, Spin, Table } from 'antd';
import { useState } from 'react';
import { useView } from '../../api/queries.js';
import { useMe } from '../../app/context.js';
import { ProblemNote } from '../../app/problem-note.js';
import { useWords } from '../../words/index.js';
import { Bars } from './charts.js';
import { IndicatorDrawer } from './indicator-drawer.js';
import { reachQuery, toldValue, type Indicator, type Reach } from './indicators.js';

interface OfReach {
  readonly reach: Reach;
}

const placeQuery = ({ organ, scope }: Reach): string => String(new URLSearchParams({ organ, scope }));

interface AgeingAnswer {
  readonly open: number;
  readonly overdue: number;
  readonly bands: readonly {
    readonly fromWorkdays: number;
    readonly toWorkdays: number | null;
    readonly cases: number;
  }[];
}

/** The backlog today: how many are open, how old they are, and which are past their day. The queue has them case by case. */
export const Ageing = ({ reach }: OfReach) => {
  const { t } = useWords();
  const { data, error } = useView<AgeingAnswer>(`reporting/statistics/ageing?${placeQuery(reach)}`);
  if (error) return <ProblemNote error={error} />;
  if (!data) return <Spin />;
  return (
    <div className="stacked">
      <Space size="large" wrap>
        <strong>{t('dash.open', { count: data.open })}</strong>
        <strong className={data.overdue > 0 ? 'left-urgent' : 'left-calm'}>
          {t('dash.overdue', { count: data.overdue })}
        </strong>
        <Link to="/applications" search={{ organ: reach.organ }}>
          {t('dash.toQueue')}
        </Link>
      </Space>
      <Bars
        label={t('dash.ageing')}
        bars={data.bands.map(({ fromWorkdays, toWorkdays, cases }) => ({
          key: String(fromWorkdays),
          name:
            toWorkdays === null
              ? t('dash.daysFrom', { from: fromWorkdays })
              : t('dash.daysBetween', { from: fromWorkdays, to: toWorkdays }),
          size: cases,
          told: String(cases),
        }))}
      />
    </div>
  );
};

interface Times {
  readonly cases: number;
  readonly percentiles: Readonly<Record<string, number | null>>;
  readonly histogram: readonly { readonly workdays: number; readonly cases: number }[];
}

/** How many working days the decided ones took. */
export const HandlingTimes = ({ reach }: OfReach) => {
  const { t } = useWords();
  const { data, error } = useView<Times>(`reporting/statistics/handling-times?${reachQuery(reach)}`, { live: false });
  if (error) return <ProblemNote error={error} />;
  if (!data) return <Spin />;
  return (
    <div className="stacked">
      <Descriptions
        size="small"
        items={[
          { key: 'n', label: t('dash.decided'), children: data.cases },
          { key: 'p50', label: t('dash.median'), children: data.percentiles['p50'] ?? '—' },
          { key: 'p90', label: t('dash.p90'), children: data.percentiles['p90'] ?? '—' },
          { key: 'p100', label: t('dash.longest'), children: data.percentiles['p100'] ?? '—' },
        ]}
      />
      <Bars
        label={t('dash.times')}
        bars={data.histogram.map(({ workdays, cases }) => ({
          key: String(workdays),
          name: t('dash.days', { days: workdays }),
          size: cases,
          told: String(cases),
        }))}
      />
    </div>
  );
};

interface Compared {
  readonly organ: string;
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number | null;
  readonly rank: number | null;
}

/** Organs side by side in one indicator, ranked only where there is enough to compare. */
export const Organs = ({ indicators, reach }: OfReach & { readonly indicators: readonly Indicator[] }) => {
  const me = useMe();
  const { t, pick, language } = useWords();
  const [id, setId] = useState('applications.onTime');
  const [organ, setOrgan] = useState<string>();
  const indicator = indicators.find((one) => one.id === id)!;
  const { data, error } = useView<{ readonly leastToRank: number; readonly organs: readonly Compared[] }>(
    `reporting/statistics/comparison?indicator=${id}&${reachQuery(reach)}`,
    { live: false, keep: true },
  );
  return (
    <div className="stacked">
      <Space wrap>
        <span id="compared">{t('dash.indicator')}</span>
        <Select
          aria-labelledby="compared"
          style={{ minWidth: 240 }}
          value={id}
          onChange={setId}
          options={indicators.map((one) => ({ value: one.id, label: pick(one.label) }))}
        />
        {data && <small>{t('dash.leastToRank', { count: data.leastToRank })}</small>}
      </Space>
      {error && <ProblemNote error={error} />}
      {data && (
        <Bars
          label={pick(indicator.label)}
          onOpen={setOrgan}
          bars={data.organs.map((one) => ({
            key: one.organ,
            name: me.organName(one.organ, language),
            size: one.value,
            told: toldValue(indicator, one.value),
            note: `${one.numerator}/${one.denominator}${one.rank === null ? '' : ` · ${t('dash.rank', { rank: one.rank })}`}`,
          }))}
        />
      )}
      <IndicatorDrawer
        indicator={organ === undefined ? undefined : indicator}
        reach={{ ...reach, organ: organ ?? reach.organ, scope: 'own' }}
        onClose={() => setOrgan(undefined)}
      />
    </div>
  );
};

interface Column {
  readonly organ: string;
  readonly category: string;
  readonly published: number;
  readonly lastOn: string;
  readonly days: number;
}

/** When something last appeared in each column (栏目), the stalest first. */
export const Freshness = ({ reach }: OfReach) => {
  const me = useMe();
  const { t, language } = useWords();
  const { data, error, isPending } = useView<{ readonly columns: readonly Column[] }>(
    `reporting/statistics/freshness?${placeQuery(reach)}`,
  );
  if (error) return <ProblemNote error={error} />;
  return (
    <Table
      size="small"
      rowKey={({ organ, category }) => `${organ} ${category}`}
      loading={isPending}
      dataSource={data?.columns ?? []}
      pagination={{ pageSize: 20, hideOnSinglePage: true }}
      columns={[
        {
          title: t('field.organ'),
          render: (_, { organ }) => (
            <Link to="/items" search={{ organ, stage: 'published' }}>
              {me.organName(organ, language)}
            </Link>
          ),
        },
        { title: t('field.category'), dataIndex: 'category' },
        { title: t('dash.published'), width: 110, dataIndex: 'published', className: 'numbers' },
        { title: t('dash.lastOn'), width: 130, dataIndex: 'lastOn', className: 'numbers' },
        { title: t('dash.stale'), width: 110, dataIndex: 'days', className: 'numbers' },
      ]}
    />
  );
};

interface Appraisal {
  readonly appraisal: string;
  readonly organ: string;
  readonly year: number;
  readonly phase: string;
  readonly total: number | null;
}

/** What organs came to in their appraisals, the best first. */
export const Appraisals = ({ reach }: OfReach) => {
  const me = useMe();
  const { t, label, language } = useWords();
  const navigate = useNavigate();
  const { data, error } = useView<{ readonly appraisals: readonly Appraisal[] }>(
    me.mayAnywhere('supervision.read') ? `reporting/appraisals?year=${reach.to.slice(0, 4)}` : undefined,
  );
  if (error) return <ProblemNote error={error} />;
  if (!data) return <Spin />;
  const told = data.appraisals.filter(({ total }) => total !== null);
  return told.length === 0 ? (
    <p>{t('dash.noAppraisal')}</p>
  ) : (
    <Bars
      label={t('dash.appraisal')}
      onOpen={(id) => void navigate({ to: '/supervision/$kind/$id', params: { kind: 'appraisals', id } })}
      bars={told.map(({ appraisal, organ, total, phase }) => ({
        key: appraisal,
        name: me.organName(organ, language),
        size: total,
        told: String(total),
        note: label('supervisionMeasures', phase),
      }))}
    />
  );
};
