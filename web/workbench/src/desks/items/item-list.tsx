import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Table, Tag, type TableColumnsType } from 'antd';
import type { ItemFile } from '../../acts/items.js';
import { useView } from '../../api/queries.js';
import { useMe } from '../../app/context.js';
import { ProblemNote } from '../../app/problem-note.js';
import { useWords } from '../../words/index.js';
import { OrganFilter } from '../organ-filter.js';
import { longList } from '../long-list.js';
import { openingRow } from '../row-keys.js';
import { useHeightLeft } from '../use-height-left.js';

type ListedItem = Pick<
  ItemFile,
  | 'item'
  | 'organ'
  | 'section'
  | 'responsible'
  | 'category'
  | 'visibility'
  | 'formedOn'
  | 'publishBy'
  | 'termMissed'
  | 'phase'
> & { readonly publishedOn: string | null; readonly indexNumber: string | null };

/** 政务公开表: what the sections propose and what became of it. */
export const ItemList = () => {
  const me = useMe();
  const { t, label, language } = useWords();
  const search = useSearch({ from: '/items' });
  const navigate = useNavigate();
  const [frame, height] = useHeightLeft();
  const { data, error, isPending, refetch } = useView<{ readonly items: readonly ListedItem[] }>(
    `intake/items${search.organ ? `?organ=${search.organ}` : ''}`,
  );
  const columns: TableColumnsType<ListedItem> = [
    {
      title: t('col.index'),
      width: 190,
      render: (_, { item, indexNumber }) => (
        <Link to="/items/$id" params={{ id: item }} tabIndex={-1}>
          {indexNumber ?? t('index.none')}
        </Link>
      ),
    },
    { title: t('col.stage'), width: 110, render: (_, { phase }) => label('statesOfAnItem', phase) },
    { title: t('field.category'), dataIndex: 'category' },
    { title: t('field.visibility'), width: 110, render: (_, { visibility }) => label('visibilities', visibility) },
    { title: t('field.organ'), render: (_, { organ }) => me.organName(organ, language) },
    { title: t('field.section'), width: 130, render: (_, { organ, section }) => me.sectionName(organ, section) },
    { title: t('col.responsible'), width: 130, dataIndex: 'responsible' },
    { title: t('field.formedOn'), width: 110, dataIndex: 'formedOn' },
    {
      title: t('col.publishBy'),
      width: 150,
      render: (_, { publishBy, termMissed }) => (
        <>
          {publishBy} {termMissed && <Tag color="error">{t('missed')}</Tag>}
        </>
      ),
    },
    { title: t('col.published'), width: 110, render: (_, { publishedOn }) => publishedOn ?? '—' },
  ];
  return (
    <>
      <h1>{t('nav.items')}</h1>
      <div className="toolbar">
        <OrganFilter
          permission="item.read"
          value={search.organ}
          onChange={(organ) => void navigate({ to: '/items', search: { organ }, replace: true })}
        />
        {me.mayAnywhere('item.propose') && (
          <Link to="/items/new" className="push">
            <Button type="primary" tabIndex={-1}>
              {label('acts', 'item.propose')}
            </Button>
          </Link>
        )}
      </div>
      {error && <ProblemNote error={error} onAgain={() => void refetch()} />}
      <div ref={frame}>
        <Table
          size="small"
          rowKey="item"
          loading={isPending}
          columns={columns}
          dataSource={data?.items ?? []}
          pagination={false}
          {...longList(data?.items.length ?? 0, 1400, height)}
          onRow={({ item, indexNumber }) =>
            openingRow(() => void navigate({ to: '/items/$id', params: { id: item } }), indexNumber ?? t('index.none'))
          }
          aria-label={t('nav.items')}
        />
      </div>
    </>
  );
};
