import { Link } from '@tanstack/react-router';
import { Button, Space, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { offeredTo, type OfferedAct } from '../../acts/act.js';
import { ActModal } from '../../acts/act-modal.js';
import { publicationActs, replyActs, type QueuedPublication, type QueuedReply } from '../../acts/publishing.js';
import { useView } from '../../api/queries.js';
import { useMe } from '../../app/context.js';
import { ProblemNote } from '../../app/problem-note.js';
import { useWords } from '../../words/index.js';
import { StageFilter } from '../stage-filter.js';

const REPLY_STAGES = ['toIssue', 'toDeliver', 'releasing', 'inReview', 'delivered', 'barred'];
const PUBLICATION_STAGES = ['toPublish', 'releasing', 'inReview', 'published', 'withdrawn', 'keptClosed'];

interface OfOrgan {
  readonly organ: string | undefined;
}

export const Replies = ({ organ }: OfOrgan) => {
  const me = useMe();
  const { t, label, language } = useWords();
  return (
    <StagedQueue<QueuedReply>
      path="publish/replies"
      rows="replies"
      idOf={({ reply }) => reply}
      vocabulary="replyStages"
      stages={REPLY_STAGES}
      organ={organ}
      acts={replyActs}
      columns={[
        {
          title: t('col.application'),
          render: (_, { application, number }) => (
            <Link to="/applications/$id" params={{ id: application }}>
              {number ?? t('open.application')}
            </Link>
          ),
        },
        { title: t('col.stage'), width: 110, render: (_, row) => label('replyStages', row.stage) },
        { title: t('field.result'), render: (_, { result }) => label('resultCodes', result) },
        { title: t('field.organ'), render: (_, row) => me.organName(row.organ, language) },
        { title: t('col.issued'), dataIndex: 'issuedOn', width: 110 },
        { title: t('field.deliveredOn'), dataIndex: 'deliveredOn', width: 110 },
      ]}
    />
  );
};

export const Publications = ({ organ }: OfOrgan) => {
  const me = useMe();
  const { t, label, language } = useWords();
  return (
    <StagedQueue<QueuedPublication>
      path="publish/publication-queue"
      rows="publications"
      idOf={({ publication }) => publication}
      vocabulary="publicationStages"
      stages={PUBLICATION_STAGES}
      organ={organ}
      acts={publicationActs}
      columns={[
        {
          title: t('col.index'),
          render: (_, { indexNumber, item }) => (
            <Link to="/items/$id" params={{ id: item }}>
              {indexNumber ?? t('index.none')}
            </Link>
          ),
        },
        { title: t('col.stage'), width: 110, render: (_, row) => label('publicationStages', row.stage) },
        { title: t('field.category'), dataIndex: 'category' },
        { title: t('field.visibility'), width: 110, render: (_, { visibility }) => label('visibilities', visibility) },
        { title: t('field.organ'), render: (_, row) => me.organName(row.organ, language) },
        { title: t('col.published'), dataIndex: 'publishedOn', width: 110 },
        { title: t('col.versions'), dataIndex: 'versions', width: 80 },
      ]}
    />
  );
};

interface StagedQueueProps<Row> {
  readonly path: string;
  /** The field of the answer that holds the rows. */
  readonly rows: string;
  readonly idOf: (row: Row) => string;
  readonly vocabulary: 'replyStages' | 'publicationStages';
  /** The first is what waits, and shown at first. */
  readonly stages: readonly string[];
  readonly organ: string | undefined;
  readonly acts: readonly OfferedAct<Row>[];
  readonly columns: TableColumnsType<Row>;
}

interface Answer {
  readonly counts: Readonly<Record<string, number>>;
}

/** A queue by stages, with the acts of each row beside it. */
const StagedQueue = <Row extends { readonly organ: string }>(queue: StagedQueueProps<Row>) => {
  const { path, rows, idOf, vocabulary, stages, organ, acts, columns } = queue;
  const me = useMe();
  const { t, label } = useWords();
  const [stage, setStage] = useState<string | undefined>(stages[0]);
  const [chosen, setChosen] = useState<{ readonly act: OfferedAct<Row>; readonly id: string; readonly thing: Row }>();
  const query = new URLSearchParams({ ...(organ && { organ }), ...(stage && { stage }) });
  const { data, error, isPending } = useView<Answer & Readonly<Record<string, unknown>>>(`${path}?${query}`);
  return (
    <>
      <div className="toolbar">
        <StageFilter
          vocabulary={vocabulary}
          stages={stages}
          counts={data?.counts ?? {}}
          value={stage}
          onChange={setStage}
        />
      </div>
      {error && <ProblemNote error={error} />}
      <Table<Row>
        size="small"
        rowKey={idOf}
        loading={isPending}
        dataSource={(data?.[rows] ?? []) as readonly Row[]}
        scroll={{ x: true }}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        columns={[
          ...columns,
          {
            title: t('acts'),
            width: 170,
            render: (_, row) => (
              <Space>
                {offeredTo(acts, row, me, { organ: row.organ, section: null }).map((act) => (
                  <Button key={act.name} size="small" onClick={() => setChosen({ act, id: idOf(row), thing: row })}>
                    {label('acts', act.name)}
                  </Button>
                ))}
              </Space>
            ),
          },
        ]}
      />
      <ActModal chosen={chosen} onClose={() => setChosen(undefined)} />
    </>
  );
};
