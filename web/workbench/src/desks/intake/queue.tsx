import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Table, type TableColumnsType } from 'antd';
import { useRef, useState, type Key } from 'react';
import { assignSeveral as assign } from '../../acts/applications.js';
import { BulkAct } from '../../acts/bulk-act.js';
import { useMe } from '../../app/context.js';
import { ProblemNote } from '../../app/problem-note.js';
import type { QueueSearch } from '../../app/router.js';
import { useHeightLeft } from '../use-height-left.js';
import { useWords } from '../../words/index.js';
import { codesOf } from '../../words/labels.js';
import { DaysLeft } from '../days-left.js';
import { OrganFilter } from '../organ-filter.js';
import { longList } from '../long-list.js';
import { openingRow } from '../row-keys.js';
import { SavedFilters } from '../saved-filters.js';
import { StageFilter } from '../stage-filter.js';
import { useQueue, type QueuedApplication } from './use-queue.js';

/** The applications of one's organs, those due first at the top. Tens of thousands of rows scroll: only what is seen is in the page. */
export const ApplicationQueue = () => {
  const me = useMe();
  const { t, label, language } = useWords();
  const search = useSearch({ from: '/applications' });
  const navigate = useNavigate();
  const { pages, counts, rows } = useQueue(search);
  const [frame, height] = useHeightLeft();
  const loading = useRef(false);
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [assigning, setAssigning] = useState(false);
  // Sections are of one organ, so several are assigned together where a queue is of one.
  const assigned = search.stage === 'toAssign' ? me.organsFor(assign.permission) : [];
  const organ = search.organ ?? (assigned.length === 1 ? assigned[0]!.organ : undefined);
  const mayAssign = organ !== undefined && assigned.some((one) => one.organ === organ);
  const picked = mayAssign ? rows.filter(({ application }) => selected.includes(application)) : [];
  const filter = (change: QueueSearch): void =>
    void navigate({ to: '/applications', search: { ...search, ...change }, replace: true });
  const open = (id: string): void => void navigate({ to: '/applications/$id', params: { id } });

  const more = async ({ target }: { readonly target: EventTarget }): Promise<void> => {
    const { scrollTop, scrollHeight, clientHeight } = target as HTMLElement;
    if (scrollHeight - scrollTop > clientHeight * 4 || !pages.hasNextPage || loading.current) return;
    loading.current = true;
    await pages.fetchNextPage();
    loading.current = false;
  };

  const columns: TableColumnsType<QueuedApplication> = [
    {
      title: t('col.number'),
      width: 210,
      render: (_, row) => (
        <Link to="/applications/$id" params={{ id: row.application }} tabIndex={-1}>
          {row.number ?? t('number.none')}
        </Link>
      ),
    },
    { title: t('col.stage'), width: 120, render: (_, { stage }) => label('applicationStages', stage) },
    {
      title: t('col.left'),
      width: 150,
      render: (_, row) => (row.due === null || row.result !== null ? '—' : <DaysLeft days={row.workdaysLeft} />),
    },
    { title: t('col.due'), width: 110, dataIndex: 'due', className: 'numbers' },
    { title: t('col.submitted'), width: 130, dataIndex: 'submittedOn', className: 'numbers' },
    ...(search.organ === undefined && me.organsFor('application.read').length > 1
      ? [
          {
            title: t('field.organ'),
            width: 180,
            render: (_: unknown, { organ }: QueuedApplication) => me.organName(organ, language),
          },
        ]
      : []),
    { title: t('field.section'), width: 130, render: (_, { organ, section }) => me.sectionName(organ, section) },
    {
      title: t('col.handler'),
      width: 130,
      render: (_, { handler }) => (handler === me.sub ? t('handler.me') : handler),
    },
    { title: t('field.channel'), width: 130, render: (_, { channel }) => label('channels', channel) },
    { title: t('field.applicantType'), width: 130, render: (_, row) => label('applicantTypes', row.applicantType) },
  ];

  const onlyOpen = search.stage === undefined && search.archived === undefined;
  const own = me.answer.grants.find(({ section }) => section !== null);
  return (
    <>
      <h1>{t('nav.applications')}</h1>
      <div className="toolbar">
        <StageFilter
          vocabulary="applicationStages"
          stages={codesOf('applicationStages')}
          counts={counts}
          value={search.stage}
          onChange={(stage) => filter({ stage, archived: undefined })}
        />
      </div>
      <div className="toolbar">
        <Button
          aria-pressed={onlyOpen}
          type={onlyOpen ? 'primary' : 'default'}
          onClick={() => filter({ stage: undefined, archived: onlyOpen ? 'shown' : undefined })}
        >
          {t('filter.open')}
        </Button>
        <OrganFilter
          permission="application.read"
          value={search.organ}
          onChange={(organ) => filter({ organ, section: undefined })}
        />
        {own?.section && (
          <Button
            aria-pressed={search.section === own.section}
            type={search.section === own.section ? 'primary' : 'default'}
            onClick={() => filter({ section: search.section === own.section ? undefined : (own.section ?? undefined) })}
          >
            {me.sectionName(own.organ, own.section)}
          </Button>
        )}
        {me.mayAnywhere('application.acceptAssignment') && (
          <Button
            aria-pressed={search.handler === me.sub}
            type={search.handler === me.sub ? 'primary' : 'default'}
            onClick={() => filter({ handler: search.handler === me.sub ? undefined : me.sub })}
          >
            {t('filter.mine')}
          </Button>
        )}
        <SavedFilters
          queue="applications"
          search={search}
          onChoose={(chosen) => void navigate({ to: '/applications', search: chosen })}
        />
        {mayAssign && (
          <Button disabled={picked.length === 0} onClick={() => setAssigning(true)}>
            {t('bulk.assign', { count: picked.length })}
          </Button>
        )}
        {me.mayAnywhere('application.submit') && (
          <Link to="/applications/new" className="push">
            <Button type="primary" tabIndex={-1}>
              {t('paper.enter')}
            </Button>
          </Link>
        )}
      </div>
      {pages.error && <ProblemNote error={pages.error} onAgain={() => void pages.refetch()} />}
      <div ref={frame}>
        <Table
          size="small"
          rowKey="application"
          columns={columns}
          dataSource={rows}
          loading={pages.isPending}
          pagination={false}
          {...(mayAssign && {
            rowSelection: {
              selectedRowKeys: [...selected],
              onChange: (keys: readonly Key[]) => setSelected(keys.map(String)),
              getCheckboxProps: ({ number }: QueuedApplication) => ({
                'aria-label': t('bulk.select', { name: number ?? t('number.none') }),
              }),
            },
          })}
          {...longList(rows.length, 1300, height)}
          onScroll={(event) => void more(event)}
          onRow={(row) => openingRow(() => open(row.application), row.number ?? t('number.none'))}
          aria-label={t('nav.applications')}
        />
      </div>
      {assigning && (
        <BulkAct
          act={assign}
          organ={organ}
          things={picked.map((row) => ({
            id: row.application,
            name: row.number ?? t('number.none'),
            thing: row,
          }))}
          onClose={() => {
            setAssigning(false);
            setSelected([]);
          }}
        />
      )}
      <p aria-live="polite">{t('rows.loaded', { count: rows.length })}</p>
    </>
  );
};
