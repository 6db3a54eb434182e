import { useNavigate, useSearch } from '@tanstack/react-router';
import { Card, DatePicker, Empty, Spin, Switch, Tabs } from 'antd';
import dayjs from 'dayjs';
import { useMemo, useState } from 'react';
import { useView } from '../../api/queries.js';
import { useMe } from '../../app/context.js';
import { ProblemNote } from '../../app/problem-note.js';
import type { ReachSearch } from '../../app/router.js';
import { useWords } from '../../words/index.js';
import { OrganFilter } from '../organ-filter.js';
import { Sparkline } from './charts.js';
import { IndicatorDrawer } from './indicator-drawer.js';
import { monthsIn, reachQuery, summed, toldValue, type Cell, type Indicator, type Reach } from './indicators.js';
import { Appraisals, Freshness, HandlingTimes, Ageing, Organs } from './standing.js';

/** How an organ, or it and those below it, did in a period: on time, backlog, ageing, results, reviews, publication, freshness, appraisal. Every figure opens its cases. */
export const Dashboard = () => {
  const me = useMe();
  const { t } = useWords();
  const search = useSearch({ from: '/dashboard' });
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<Indicator>();
  const { data, error } = useView<{ readonly indicators: readonly Indicator[] }>('reporting/statistics/indicators', {
    live: false,
  });
  const organs = me.organsFor('report.read');
  const { organ = organs[0]?.organ, from = `${me.today.slice(0, 4)}-01`, to = me.today.slice(0, 7), scope } = search;
  const reach = useMemo<Reach | undefined>(
    () => (organ === undefined ? undefined : { organ, from, to, scope: scope === 'own' ? 'own' : 'subtree' }),
    [organ, from, to, scope],
  );
  const go = (change: ReachSearch): void =>
    void navigate({ to: '/dashboard', search: { ...search, ...change }, replace: true });
  if (!reach) return <Empty description={t('dash.nothing')} />;
  return (
    <>
      <h1>{t('nav.dashboard')}</h1>
      <div className="toolbar">
        <OrganFilter permission="report.read" value={organ} onChange={(next) => go({ organ: next })} />
        <Switch
          aria-label={t('field.withSubordinates')}
          checked={reach.scope === 'subtree'}
          onChange={(all) => go({ scope: all ? undefined : 'own' })}
        />
        <span>{t('field.withSubordinates')}</span>
        <DatePicker.RangePicker
          picker="month"
          allowClear={false}
          aria-label={t('dash.period')}
          value={[dayjs(`${from}-01`), dayjs(`${to}-01`)]}
          onChange={(period) =>
            period?.[0] && period[1] && go({ from: period[0].format('YYYY-MM'), to: period[1].format('YYYY-MM') })
          }
        />
      </div>
      {error && <ProblemNote error={error} />}
      {!data && !error && <Spin />}
      <div className="figure-cards">
        {data?.indicators.map((indicator) => (
          <IndicatorCard key={indicator.id} indicator={indicator} reach={reach} onOpen={() => setChosen(indicator)} />
        ))}
      </div>
      <Tabs
        style={{ marginTop: 12 }}
        items={[
          { key: 'ageing', label: t('dash.ageing'), children: <Ageing reach={reach} /> },
          { key: 'times', label: t('dash.times'), children: <HandlingTimes reach={reach} /> },
          {
            key: 'organs',
            label: t('dash.organs'),
            children: data && <Organs indicators={data.indicators} reach={reach} />,
          },
          { key: 'freshness', label: t('dash.freshness'), children: <Freshness reach={reach} /> },
          { key: 'appraisal', label: t('dash.appraisal'), children: <Appraisals reach={reach} /> },
        ]}
      />
      <IndicatorDrawer indicator={chosen} reach={reach} onClose={() => setChosen(undefined)} />
    </>
  );
};

interface IndicatorCardProps {
  readonly indicator: Indicator;
  readonly reach: Reach;
  readonly onOpen: () => void;
}

const IndicatorCard = ({ indicator, reach, onOpen }: IndicatorCardProps) => {
  const { t, pick } = useWords();
  const { data, error } = useView<{ readonly cells: readonly Cell[] }>(
    `reporting/statistics/cells?indicator=${indicator.id}&${reachQuery(reach)}&by=month`,
    { live: false, keep: true },
  );
  const name = pick(indicator.label);
  if (error) return <ProblemNote error={error} />;
  const cells = new Map((data?.cells ?? []).map((cell) => [cell.key, cell]));
  const months = monthsIn(reach);
  const empty = indicator.unit === 'count' ? 0 : null;
  const values = months.map((month) => (cells.has(month) ? cells.get(month)!.value : empty));
  const all = summed(indicator, data?.cells ?? []);
  const told = data ? toldValue(indicator, all.value) : '…';
  return (
    <Card size="small">
      <button type="button" className="figure-card" onClick={onOpen}>
        <span>{name}</span> <span className="figure-value">{told}</span>{' '}
        {indicator.unit === 'share' && (
          <small>
            {all.numerator}/{all.denominator}
            {all.excluded > 0 && ` · ${t('dash.excluded', { count: all.excluded })}`}
          </small>
        )}
      </button>
      <Sparkline
        values={values}
        label={months.map((month, index) => `${month} ${toldValue(indicator, values[index])}`).join('；')}
      />
    </Card>
  );
};
