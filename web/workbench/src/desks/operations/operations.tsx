import { Alert, Button, Card, Popconfirm, Table, Tag } from 'antd';
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useView } from '../../api/queries.js';
import { useDesk, useMe } from '../../app/context.js';
import { ProblemNote } from '../../app/problem-note.js';
import { useWords } from '../../words/index.js';

const SERVICES = ['intake', 'review', 'publish', 'reporting'] as const;

interface ProjectionState {
  readonly name: string;
  readonly lag: number;
  readonly trouble: string | null;
  readonly generations: readonly { readonly number: number; readonly live: boolean; readonly current: boolean }[];
}

interface ParkedEvent {
  readonly key: string;
  readonly source: string;
  readonly sequence: number;
  readonly type: string;
  readonly reason: string;
  readonly parkedAt: string;
}

/** How the services run: what their readers do not see yet, what waits for a person, and the two things that can be set going. */
export const OperationsPage = () => {
  const { t } = useWords();
  return (
    <>
      <h1>{t('nav.operations')}</h1>
      <div style={{ display: 'grid', gap: 16 }}>
        {SERVICES.map((service) => (
          <Service key={service} service={service} />
        ))}
      </div>
    </>
  );
};

const Service = ({ service }: { readonly service: string }) => {
  const { t } = useWords();
  const me = useMe();
  const { client } = useDesk();
  const queries = useQueryClient();
  const projections = useView<{ readonly projections: readonly ProjectionState[] }>(
    `${service}/operations/projections`,
  );
  const parked = useView<{ readonly parked: readonly ParkedEvent[] }>(`${service}/operations/parked`);
  const [said, setSaid] = useState<string>();
  const [error, setError] = useState<Error>();
  const set = async (path: string, body: object, done: string): Promise<void> => {
    setSaid(undefined);
    setError(undefined);
    try {
      await client.act({ path: `${service}/operations/${path}`, body, commandId: crypto.randomUUID() });
      setSaid(done);
    } catch (failure) {
      setError(failure as Error);
    }
    await queries.invalidateQueries({ queryKey: [service] });
  };
  const problem = projections.error ?? parked.error ?? error;
  const waiting = parked.data?.parked ?? [];
  return (
    <Card
      size="small"
      title={
        <h2 className="card-title">
          {service}{' '}
          <Tag color={waiting.length > 0 ? 'error' : 'success'}>{t('ops.parkedCount', { count: waiting.length })}</Tag>
        </h2>
      }
    >
      {problem && <ProblemNote error={problem} />}
      {said && <Alert type="success" title={said} closable />}
      <Table
        size="small"
        rowKey="name"
        pagination={false}
        loading={projections.isPending}
        dataSource={projections.data?.projections ?? []}
        columns={[
          { title: t('ops.projection'), dataIndex: 'name' },
          { title: t('ops.lag'), width: 140, dataIndex: 'lag', className: 'numbers' },
          {
            title: t('ops.generations'),
            render: (_, { generations }) =>
              generations.map(({ number, live, current }) => (
                <Tag key={number} color={live ? 'success' : 'processing'}>
                  {number} {t(live ? 'ops.live' : 'ops.building')} {!current && t('ops.outdated')}
                </Tag>
              )),
          },
          { title: t('ops.trouble'), render: (_, { trouble }) => trouble ?? '—' },
          ...(me.mayAnywhere('operation.rebuild')
            ? [
                {
                  title: t('acts'),
                  width: 120,
                  render: (_: unknown, { name }: ProjectionState) => (
                    <Popconfirm
                      title={t('ops.rebuildConfirm', { name })}
                      okText={t('confirm.yes')}
                      cancelText={t('cancel')}
                      onConfirm={() => set('rebuilds', { projection: name }, t('ops.rebuilding', { name }))}
                    >
                      <Button size="small">{t('ops.rebuild')}</Button>
                    </Popconfirm>
                  ),
                },
              ]
            : []),
        ]}
      />
      {waiting.length > 0 && (
        <Table
          size="small"
          rowKey={({ source, sequence }) => `${source}-${sequence}`}
          pagination={false}
          dataSource={waiting}
          columns={[
            { title: t('ops.key'), dataIndex: 'key' },
            { title: t('col.step'), dataIndex: 'type' },
            { title: t('field.reason'), dataIndex: 'reason' },
            { title: t('ops.since'), dataIndex: 'parkedAt', width: 220 },
            ...(me.mayAnywhere('operation.replay')
              ? [
                  {
                    title: t('acts'),
                    width: 120,
                    render: (_: unknown, { key }: ParkedEvent) => (
                      <Button size="small" onClick={() => void set('replays', { key }, t('ops.replayed'))}>
                        {t('ops.replay')}
                      </Button>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
    </Card>
  );
};
