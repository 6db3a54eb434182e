import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Table, Tag } from 'antd';
import { useState } from 'react';
import { ActModal } from '../../acts/act-modal.js';
import { draftReport } from '../../acts/report-drafts.js';
import { useView } from '../../api/queries.js';
import { useMe } from '../../app/context.js';
import { ProblemNote } from '../../app/problem-note.js';
import { useWords } from '../../words/index.js';
import { openingRow } from '../row-keys.js';

interface ListedReport {
  readonly id: string;
  readonly organ: string;
  readonly year: number;
  readonly version: number;
  readonly phase: string;
  readonly due: string | null;
  readonly submittedOn: string | null;
  readonly late: boolean | null;
}

/** The annual reports of one's organs, the latest year first. */
export const ReportList = () => {
  const me = useMe();
  const { t, label, language } = useWords();
  const navigate = useNavigate();
  const [drafting, setDrafting] = useState(false);
  const { data, error, isPending } = useView<{ readonly reports: readonly ListedReport[] }>('reporting/annual-reports');
  return (
    <>
      <h1>{t('nav.reports')}</h1>
      <div className="toolbar">
        {me.mayAnywhere('report.draft') && (
          <Button type="primary" className="push" onClick={() => setDrafting(true)}>
            {label('acts', 'report.draft')}
          </Button>
        )}
      </div>
      {error && <ProblemNote error={error} />}
      <Table
        size="small"
        rowKey="id"
        loading={isPending}
        dataSource={data?.reports ?? []}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        onRow={({ id, organ, year }) =>
          openingRow(
            () => void navigate({ to: '/reports/$id', params: { id } }),
            `${me.organName(organ, language)} ${year}`,
          )
        }
        columns={[
          {
            title: t('field.year'),
            width: 90,
            render: (_, { id, year }) => (
              <Link to="/reports/$id" params={{ id }} tabIndex={-1}>
                {year}
              </Link>
            ),
          },
          { title: t('field.organ'), render: (_, { organ }) => me.organName(organ, language) },
          { title: t('field.version'), width: 90, dataIndex: 'version' },
          { title: t('col.stage'), width: 130, render: (_, { phase }) => label('reportPhases', phase) },
          { title: t('col.due'), width: 120, dataIndex: 'due' },
          {
            title: t('col.reported'),
            width: 170,
            render: (_, { submittedOn, late }) => (
              <>
                {submittedOn ?? '—'} {late && <Tag color="error">{t('missed')}</Tag>}
              </>
            ),
          },
        ]}
      />
      <ActModal
        chosen={drafting ? { act: draftReport, id: 'new', thing: undefined } : undefined}
        onClose={() => setDrafting(false)}
      />
    </>
  );
};
