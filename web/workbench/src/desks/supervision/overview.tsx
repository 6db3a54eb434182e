import { InputNumber, Space, Spin, Table } from 'antd';
import { useState } from 'react';
import { useView } from '../../api/queries.js';
import { useMe } from '../../app/context.js';
import { ProblemNote } from '../../app/problem-note.js';
import { useWords } from '../../words/index.js';

interface OrganSeen {
  readonly organ: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly satisfaction: { readonly ratings: number; readonly average: number | null };
  readonly findingsAwaited: number;
  readonly toBeMended: number;
  readonly overdue: number;
  readonly measures: number;
}

/** Organ by organ: what was missed, how satisfied applicants were, what is awaited and has to be mended (Arts 3, 47). */
export const Overview = ({ organ }: { readonly organ: string | undefined }) => {
  const me = useMe();
  const { t, label, language } = useWords();
  const [year, setYear] = useState(Number(me.today.slice(0, 4)));
  const root = organ ?? me.organsFor('supervision.read')[0]?.organ;
  const { data, error } = useView<{ readonly organs: readonly OrganSeen[] }>(
    root && `reporting/supervision/${root}/${year}`,
  );
  const measures = [...new Set((data?.organs ?? []).flatMap(({ counts }) => Object.keys(counts)))].sort();
  return (
    <>
      <Space style={{ marginBottom: 8 }}>
        <span id="year">{t('field.year')}</span>
        <InputNumber
          aria-labelledby="year"
          min={2000}
          max={2100}
          precision={0}
          value={year}
          onChange={(next) => next && setYear(next)}
        />
      </Space>
      {error && <ProblemNote error={error} />}
      {!data && !error && <Spin />}
      {data && (
        <Table
          size="small"
          rowKey="organ"
          pagination={{ pageSize: 50, hideOnSinglePage: true }}
          dataSource={data.organs}
          scroll={{ x: true }}
          columns={[
            { title: t('field.organ'), className: 'named', render: (_, row) => me.organName(row.organ, language) },
            ...measures.map((measure) => ({
              title: label('appraisalMeasures', measure),
              className: 'numbers',
              render: (_: unknown, { counts }: OrganSeen) => counts[measure] ?? 0,
            })),
            {
              title: t('sup.satisfaction'),
              className: 'numbers',
              render: (_, { satisfaction: { average, ratings } }) =>
                average === null ? '—' : t('sup.rated', { average, ratings }),
            },
            { title: t('sup.awaited'), dataIndex: 'findingsAwaited', className: 'numbers' },
            { title: t('sup.toBeMended'), dataIndex: 'toBeMended', className: 'numbers' },
            {
              title: t('missed'),
              className: 'numbers',
              render: (_, { overdue }) => <span className={overdue > 0 ? 'left-urgent' : ''}>{overdue}</span>,
            },
            { title: t('sup.measures'), dataIndex: 'measures', className: 'numbers' },
          ]}
        />
      )}
    </>
  );
};
