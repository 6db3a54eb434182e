import { useNavigate } from '@tanstack/react-router';
import { Checkbox, Table, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import type { Permission } from '../../api/permission.js';
import { useView } from '../../api/queries.js';
import { useMe } from '../../app/context.js';
import { ProblemNote } from '../../app/problem-note.js';
import { useWords, type Wording } from '../../words/index.js';
import type { MessageKey } from '../../words/messages.js';
import { openingRow } from '../row-keys.js';
import type { Me } from '../../api/me.js';

export type Row = Readonly<Record<string, unknown>>;
export type SupervisionKind = 'complaints' | 'inspections' | 'rectifications' | 'measures' | 'appraisals';

interface Column {
  readonly title: MessageKey;
  readonly shown: (row: Row, words: Wording, me: Me) => ReactNode;
  /** On one line: dates and numbers. */
  readonly line?: boolean;
}

export interface LedgerKind {
  readonly kind: SupervisionKind;
  readonly title: MessageKey;
  readonly permission: Permission;
  /** Path of the list. */
  readonly path: string;
  /** The field of the answer that holds the rows. */
  readonly rows: string;
  /** The field of a row that says which thing it is. */
  readonly id: string;
  /** What narrows it to what is open or past its day. */
  readonly narrow?: { readonly title: MessageKey; readonly query: string };
  readonly columns: readonly Column[];
}

const text = (row: Row, name: string): string => String(row[name] ?? '—');
const organ = (title: MessageKey, name: string): Column => ({
  title,
  shown: (row, { language }, me) => (row[name] ? me.organName(text(row, name), language) : '—'),
});
const plain = (title: MessageKey, name: string): Column => ({
  title,
  line: true,
  shown: (row) => text(row, name),
});
const phase: Column = { title: 'col.stage', shown: (row, words) => phaseOf(text(row, 'phase'), words) };

/** Where a thing of supervision stands. */
export const phaseOf = (code: string, { t }: Wording): string => t(`sup.phase.${code as 'open'}`);

export const LEDGERS: readonly LedgerKind[] = [
  {
    kind: 'complaints',
    title: 'sup.complaints',
    permission: 'complaint.read',
    path: 'intake/complaints',
    rows: 'complaints',
    id: 'complaint',
    narrow: { title: 'sup.overdueOnly', query: 'overdue=true' },
    columns: [
      plain('field.receivedOn', 'receivedOn'),
      { title: 'field.complaintKind', shown: (row, { label }) => label('complaintKinds', text(row, 'kind')) },
      { title: 'field.subject', shown: (row, { label }) => label('complaintSubjects', text(row, 'subject')) },
      organ('field.organ', 'organ'),
      organ('field.about', 'about'),
      phase,
      {
        title: 'col.due',
        shown: (row, { label }) =>
          row['owed'] ? `${label('complaintSteps', text(row, 'owed'))} ${text(row, 'due')}` : '—',
      },
      {
        title: 'missed',
        shown: (row, { label }) =>
          (row['missed'] as readonly string[]).map((step) => (
            <Tag key={step} color="error">
              {label('complaintSteps', step)}
            </Tag>
          )),
      },
    ],
  },
  {
    kind: 'inspections',
    title: 'sup.inspections',
    permission: 'supervision.read',
    path: 'reporting/inspections',
    rows: 'inspections',
    id: 'inspection',
    columns: [
      plain('sup.period', 'period'),
      { title: 'field.inspectionKind', shown: (row, { label }) => label('inspectionKinds', text(row, 'kind')) },
      organ('field.inspectingOrgan', 'organ'),
      plain('field.dueOn', 'dueOn'),
      phase,
      { title: 'sup.reportedOf', shown: (row) => `${text(row, 'reported')}/${text(row, 'organs')}` },
      plain('missed', 'missed'),
    ],
  },
  {
    kind: 'rectifications',
    title: 'sup.rectifications',
    permission: 'supervision.read',
    path: 'reporting/rectifications',
    rows: 'rectifications',
    id: 'rectification',
    narrow: { title: 'sup.openOnly', query: 'open=true' },
    columns: [
      organ('field.organ', 'organ'),
      organ('sup.orderedBy', 'orderedBy'),
      plain('sup.orderedOn', 'orderedOn'),
      plain('field.dueOn', 'dueOn'),
      phase,
      plain('sup.returns', 'returns'),
      plain('missed', 'overdue'),
    ],
  },
  {
    kind: 'measures',
    title: 'sup.measures',
    permission: 'supervision.read',
    path: 'reporting/supervision-measures',
    rows: 'measures',
    id: 'measure',
    columns: [
      plain('sup.takenOn', 'takenOn'),
      { title: 'field.measureKind', shown: (row, { label }) => label('supervisionMeasures', text(row, 'kind')) },
      organ('field.organ', 'organ'),
      organ('sup.takenBy', 'takenBy'),
      plain('field.article', 'article'),
      {
        title: 'field.outcome',
        shown: (row, { label }) => (row['outcome'] ? label('supervisionMeasures', text(row, 'outcome')) : '—'),
      },
    ],
  },
  {
    kind: 'appraisals',
    title: 'sup.appraisals',
    permission: 'supervision.read',
    path: 'reporting/appraisals',
    rows: 'appraisals',
    id: 'appraisal',
    columns: [
      plain('field.year', 'year'),
      organ('field.organ', 'organ'),
      organ('field.appraiser', 'appraiser'),
      phase,
      plain('sup.total', 'total'),
      plain('sup.appealBy', 'appealBy'),
    ],
  },
];

interface LedgerProps {
  readonly ledger: LedgerKind;
  readonly organ: string | undefined;
}

/** A ledger of supervision; a row opens the thing. */
export const Ledger = ({ ledger, organ: of }: LedgerProps) => {
  const me = useMe();
  const words = useWords();
  const { t } = words;
  const navigate = useNavigate();
  const [narrowed, setNarrowed] = useState(false);
  const query = [of && `organ=${of}`, narrowed && ledger.narrow?.query].filter(Boolean).join('&');
  const { data, error, isPending } = useView<Readonly<Record<string, readonly Row[]>>>(
    query === '' ? ledger.path : `${ledger.path}?${query}`,
  );
  const idOf = (row: Row): string => text(row, ledger.id);
  return (
    <>
      {ledger.narrow && (
        <Checkbox style={{ marginBottom: 8 }} checked={narrowed} onChange={({ target }) => setNarrowed(target.checked)}>
          {t(ledger.narrow.title)}
        </Checkbox>
      )}
      {error && <ProblemNote error={error} />}
      <Table<Row>
        size="small"
        rowKey={idOf}
        loading={isPending}
        dataSource={data?.[ledger.rows] ?? []}
        scroll={{ x: true }}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        onRow={(row) =>
          openingRow(
            () => void navigate({ to: '/supervision/$kind/$id', params: { kind: ledger.kind, id: idOf(row) } }),
            ledger.columns
              .slice(0, 3)
              .map(({ shown }) => shown(row, words, me))
              .join(' '),
          )
        }
        columns={ledger.columns.map(({ title, shown, line }) => ({
          key: title,
          ...(line && { className: 'numbers' }),
          title: t(title),
          render: (_: unknown, row: Row) => shown(row, words, me),
        }))}
      />
    </>
  );
};
