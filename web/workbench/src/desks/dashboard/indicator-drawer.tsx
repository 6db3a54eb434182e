import { Alert, Drawer, Segmented, Select, Space, Spin } from 'antd';
import { useState } from 'react';
import { useView } from '../../api/queries.js';
import { useMe } from '../../app/context.js';
import { ProblemNote } from '../../app/problem-note.js';
import { useWords } from '../../words/index.js';
import { FactRows, type FactRow } from '../fact-rows.js';
import { Bars } from './charts.js';
import { reachQuery, toldValue, valueName, type Cell, type Indicator, type Reach } from './indicators.js';

interface IndicatorDrawerProps {
  readonly indicator: Indicator | undefined;
  readonly reach: Reach;
  readonly onClose: () => void;
}

/** An indicator with its definition, split as somebody likes, and the cases behind each bar. */
export const IndicatorDrawer = ({ indicator, reach, onClose }: IndicatorDrawerProps) => {
  const { pick } = useWords();
  return (
    <Drawer
      open={indicator !== undefined}
      onClose={onClose}
      size={860}
      destroyOnHidden
      title={indicator && pick(indicator.label)}
    >
      {indicator && <Split key={indicator.id} indicator={indicator} reach={reach} />}
    </Drawer>
  );
};

const Split = ({ indicator, reach }: { readonly indicator: Indicator; readonly reach: Reach }) => {
  const me = useMe();
  const words = useWords();
  const { t, pick, language } = words;
  const [by, setBy] = useState('month');
  const [chosen, setChosen] = useState<string>();
  const { data, error } = useView<{ readonly cells: readonly Cell[] }>(
    `reporting/statistics/cells?indicator=${indicator.id}&${reachQuery(reach)}&by=${by}`,
    { live: false },
  );
  const nameOf = (key: string): string => {
    if (by === 'month') return key;
    return by === 'organ' ? me.organName(key, language) : valueName(indicator, by, key, words);
  };
  return (
    <div className="stacked">
      <p style={{ margin: 0 }}>
        {pick(indicator.definition)}
        <br />
        <small>
          {indicator.unit === 'share' &&
            t('dash.shareOf', { numerator: pick(indicator.numerator), denominator: pick(indicator.denominator) })}{' '}
          {indicator.exclusions.length > 0 && t('dash.excludes', { what: indicator.exclusions.map(pick).join('、') })}{' '}
          {t('dash.version', { version: indicator.version })}
        </small>
      </p>
      <Space wrap>
        <span id="split">{t('dash.by')}</span>
        <Select
          aria-labelledby="split"
          style={{ minWidth: 160 }}
          value={by}
          onChange={(next) => {
            setBy(next);
            setChosen(undefined);
          }}
          options={['month', 'organ', ...indicator.dimensions].map((one) => ({
            value: one,
            label: t(`dash.by.${one as 'month'}`),
          }))}
        />
      </Space>
      {error && <ProblemNote error={error} />}
      {!data && !error && <Spin />}
      {data?.cells.length === 0 && <Alert type="info" title={t('dash.nothing')} />}
      {data && (
        <Bars
          label={t('dash.by')}
          onOpen={setChosen}
          bars={data.cells.map((cell) => ({
            key: cell.key,
            name: nameOf(cell.key),
            size: cell.value,
            told: toldValue(indicator, cell.value),
            ...(indicator.unit === 'share' && { note: `${cell.numerator}/${cell.denominator}` }),
          }))}
        />
      )}
      {chosen !== undefined && (
        <Behind
          key={`${by} ${chosen}`}
          indicator={indicator}
          title={nameOf(chosen)}
          query={behindQuery(reach, by, chosen)}
        />
      )}
    </div>
  );
};

/** The same reach, narrowed to one bar. */
const behindQuery = (reach: Reach, by: string, key: string): string => {
  if (by === 'month') return reachQuery({ ...reach, from: key, to: key });
  if (by === 'organ') return reachQuery({ ...reach, organ: key, scope: 'own' });
  return `${reachQuery(reach)}&${new URLSearchParams({ dimension: by, value: key })}`;
};

const PARTS = ['numerator', 'denominator', 'excluded'] as const;

interface BehindProps {
  readonly indicator: Indicator;
  readonly title: string;
  readonly query: string;
}

const Behind = ({ indicator, title, query }: BehindProps) => {
  const { t } = useWords();
  const [part, setPart] = useState<(typeof PARTS)[number]>('numerator');
  const [page, setPage] = useState(1);
  const { data, error } = useView<{ readonly total: number; readonly rows: readonly FactRow[] }>(
    `reporting/statistics/behind?indicator=${indicator.id}&${query}&part=${part}&page=${page}`,
    { live: false, keep: true },
  );
  return (
    <section aria-label={title}>
      <Space wrap style={{ marginBottom: 8 }}>
        <h2 className="card-title">{t('dash.behind', { what: title })}</h2>
        <Segmented
          aria-label={t('dash.part')}
          value={part}
          onChange={(next) => {
            setPart(next);
            setPage(1);
          }}
          options={PARTS.map((one) => ({ value: one, label: t(`dash.part.${one}`) }))}
        />
      </Space>
      {error && <ProblemNote error={error} />}
      {data && (
        <FactRows
          rows={data.rows}
          pagination={
            data.total > 100 && {
              current: page,
              pageSize: 100,
              total: data.total,
              onChange: setPage,
              showSizeChanger: false,
            }
          }
        />
      )}
    </section>
  );
};
