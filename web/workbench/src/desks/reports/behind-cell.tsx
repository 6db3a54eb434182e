import { Drawer, Spin } from 'antd';
import { useState } from 'react';
import type { ReportFile } from '../../acts/reports.js';
import { useView } from '../../api/queries.js';
import { ProblemNote } from '../../app/problem-note.js';
import { useWords } from '../../words/index.js';
import { FactRows, type FactRow } from '../fact-rows.js';

export interface Place {
  readonly table: 2 | 3 | 4;
  readonly row: string;
  readonly column: string;
}

interface Behind {
  readonly cases?: { readonly total: number; readonly rows: readonly FactRow[] };
  readonly remedies?: { readonly total: number; readonly rows: readonly FactRow[] };
  readonly tallies?: readonly FactRow[] | { readonly rows: readonly FactRow[] };
}

interface BehindCellProps {
  readonly report: ReportFile;
  readonly place: Place | undefined;
  readonly onClose: () => void;
}

/** What a figure counts, as the record holds it now; each case leads on to its history. */
export const BehindCell = ({ report, place, onClose }: BehindCellProps) => {
  const { t } = useWords();
  return (
    <Drawer open={place !== undefined} onClose={onClose} size={720} title={t('behind.title')} destroyOnHidden>
      {place && <Behind report={report} place={place} />}
    </Drawer>
  );
};

const Behind = ({ report, place }: { readonly report: ReportFile; readonly place: Place }) => {
  const [page, setPage] = useState(1);
  const { table, row, column } = place;
  const query = new URLSearchParams({
    scope: report.organs.length > 1 ? 'subtree' : 'own',
    table: String(table),
    row,
    column,
    page: String(page),
  });
  const { data, error } = useView<Behind>(`reporting/reports/${report.organ}/${report.year}/behind?${query}`, {
    live: false,
  });
  if (error) return <ProblemNote error={error} />;
  if (!data) return <Spin />;
  const list = data.cases ?? data.remedies;
  const tallies = data.tallies === undefined ? [] : 'rows' in data.tallies ? data.tallies.rows : data.tallies;
  const rows = list?.rows ?? tallies;
  return (
    <FactRows
      rows={rows}
      pagination={
        list && list.total > rows.length
          ? {
              current: page,
              pageSize: Math.max(rows.length, 1),
              total: list.total,
              onChange: setPage,
              showSizeChanger: false,
            }
          : false
      }
    />
  );
};
