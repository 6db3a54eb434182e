import { Link } from '@tanstack/react-router';
import { Drawer, Spin, Table, Tag } from 'antd';
import { useState } from 'react';
import { useView } from '../../api/queries.js';
import { ProblemNote } from '../../app/problem-note.js';
import { useWords } from '../../words/index.js';
import type { Place } from '../reports/behind-cell.js';
import { columnName, fullRowName } from '../reports/places.js';
import { KINDS, type Recorded } from './record.js';
import { StepTable } from './step-table.js';

interface Answer {
  readonly recounted: string | null;
  readonly stored: readonly {
    readonly where: 'shown' | 'frozen';
    readonly stored: string | number | null;
    readonly recomputed: string | null;
    readonly agrees: boolean;
  }[];
  readonly total: number;
  readonly page: number;
  readonly things: readonly {
    readonly kind: string;
    readonly id: string;
    readonly adds: string;
    readonly late: boolean;
    readonly steps: readonly Recorded[];
  }[];
}

interface WhyFigureProps {
  readonly path: string;
  readonly axes: string;
  readonly place: Place | undefined;
  readonly onClose: () => void;
}

/** Why a figure is what it is: every thing behind it, the steps that say so, and whether what is stored agrees. */
export const WhyFigure = ({ place, onClose, ...from }: WhyFigureProps) => {
  const words = useWords();
  return (
    <Drawer
      open={place !== undefined}
      onClose={onClose}
      size={820}
      destroyOnHidden
      title={
        place && `${words.t('figures.why')} · ${fullRowName(place.row, words)} · ${columnName(place.column, words)}`
      }
    >
      {place && <Reasons key={`${place.table} ${place.row} ${place.column}`} {...from} place={place} />}
    </Drawer>
  );
};

const Reasons = ({ path, axes, place }: Omit<WhyFigureProps, 'onClose' | 'place'> & { readonly place: Place }) => {
  const { t } = useWords();
  const [page, setPage] = useState(1);
  const cell = new URLSearchParams({
    table: String(place.table),
    row: place.row,
    column: place.column,
    page: String(page),
  });
  const { data, error } = useView<Answer>(`${path}/why?${axes}&${cell}`, { live: false, keep: true });
  if (error) return <ProblemNote error={error} />;
  if (!data) return <Spin />;
  return (
    <div className="stacked">
      <strong>{t('figures.recounted', { value: data.recounted ?? t('figures.notStated') })}</strong>
      <Table
        size="small"
        rowKey="where"
        pagination={false}
        dataSource={data.stored}
        columns={[
          { title: '', render: (_, { where }) => t(where === 'shown' ? 'figures.shown' : 'figures.frozen') },
          { title: t('figures.stored'), render: (_, { stored }) => stored ?? t('figures.notStated') },
          { title: t('why.recomputed'), render: (_, { recomputed }) => recomputed ?? t('figures.notStated') },
          {
            title: '',
            render: (_, { agrees }) => (
              <Tag color={agrees ? 'success' : 'error'}>{t(agrees ? 'why.agrees' : 'why.differs')}</Tag>
            ),
          },
        ]}
      />
      <Table
        size="small"
        rowKey={({ kind, id }) => `${kind} ${id}`}
        dataSource={data.things}
        pagination={
          data.total > data.things.length
            ? { current: page, pageSize: 50, total: data.total, onChange: setPage, showSizeChanger: false }
            : false
        }
        expandable={{ expandedRowRender: ({ steps }) => <StepTable steps={steps} /> }}
        columns={[
          {
            title: t('figures.thing'),
            render: (_, { kind, id, late }) => (
              <>
                {KINDS.some((one) => one === kind) ? (
                  <Link to="/replay/$kind/$id" params={{ kind, id }}>
                    {t(`replay.kind.${kind as 'application'}`)} {id.slice(0, 8)}
                  </Link>
                ) : (
                  id
                )}{' '}
                {late && <Tag color="warning">{t('late')}</Tag>}
              </>
            ),
          },
          { title: t('figures.adds'), width: 100, className: 'numbers', dataIndex: 'adds' },
        ]}
      />
    </div>
  );
};
