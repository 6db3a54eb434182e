import { Collapse, Table, Tag } from 'antd';
import { useWords } from '../../words/index.js';
import type { Recorded } from './record.js';

/** Steps as they stand in the logs: who did what when, for whom, under which versions of the law, and the event itself where it is told. */
export const StepTable = ({ steps }: { readonly steps: readonly Recorded[] }) => {
  const { t, event, label } = useWords();
  const isTold = ({ data }: Recorded): boolean => data !== undefined;
  return (
    <Table<Recorded>
      size="small"
      rowKey={({ source, sequence }) => `${source}-${sequence}`}
      pagination={false}
      dataSource={steps}
      scroll={{ x: 900 }}
      {...(steps.some(isTold) && {
        expandable: {
          rowExpandable: isTold,
          expandedRowRender: ({ data, stream, version, recordedAt }) => (
            <Collapse
              defaultActiveKey="facts"
              items={[
                {
                  key: 'facts',
                  label: `${stream} @ ${version} · ${recordedAt}`,
                  children: <pre style={{ margin: 0, whiteSpace: 'pre-wrap' }}>{JSON.stringify(data, null, 2)}</pre>,
                },
              ]}
            />
          ),
        },
      })}
      columns={[
        { title: t('col.occurred'), width: 110, dataIndex: 'occurredOn', className: 'numbers' },
        {
          title: t('col.step'),
          render: (_, { name, entry }) => (
            <>
              {event(name)} {entry === 'late' && <Tag color="warning">{t('late')}</Tag>}
            </>
          ),
        },
        {
          title: t('col.person'),
          render: (_, { actor, actingFor }) => (
            <>
              {actor.sub}（{label('roles', actor.role)}）{actingFor && t('actingFor', { sub: actingFor })}
            </>
          ),
        },
        {
          title: t('col.law'),
          width: 260,
          render: (_, { pins }) => <Pinned pins={pins} />,
        },
        { title: t('col.service'), width: 90, dataIndex: 'source' },
        { title: t('col.sequence'), width: 80, dataIndex: 'sequence', className: 'numbers' },
      ]}
    />
  );
};

const Pinned = ({ pins }: Pick<Recorded, 'pins'>) => {
  const all = Object.values(pins).flatMap((pinned) => pinned.split(' '));
  return all.length === 0 ? (
    <>—</>
  ) : (
    <span className="pins">
      {all.map((pinned) => (
        <code key={pinned}>{pinned}</code>
      ))}
    </span>
  );
};
