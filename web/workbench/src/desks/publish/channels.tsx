import { Button, Table } from 'antd';
import { useState } from 'react';
import { ActModal } from '../../acts/act-modal.js';
import { BulkAct } from '../../acts/bulk-act.js';
import { confirmChannel, type PendingChannel } from '../../acts/publishing.js';
import { useView } from '../../api/queries.js';
import { useMe } from '../../app/context.js';
import { ProblemNote } from '../../app/problem-note.js';
import { useWords } from '../../words/index.js';

const keyOf = ({ publication, medium }: PendingChannel): string => `${publication} ${medium}`;

/** The channels that still have to carry something; several that were carried on one day are confirmed together. */
export const Channels = () => {
  const me = useMe();
  const { t, label, language } = useWords();
  const [chosen, setChosen] = useState<PendingChannel>();
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [bulk, setBulk] = useState<readonly PendingChannel[]>();
  const { data, error, isPending } = useView<{ readonly channels: readonly PendingChannel[] }>('publish/channels');
  const channels = data?.channels ?? [];
  const may = ({ organ }: PendingChannel): boolean => me.may(confirmChannel.permission, organ);
  const picked = channels.filter((channel) => selected.includes(keyOf(channel)));
  return (
    <>
      {error && <ProblemNote error={error} />}
      {me.mayAnywhere(confirmChannel.permission) && (
        <div className="toolbar">
          <Button disabled={picked.length === 0} onClick={() => setBulk(picked)}>
            {t('bulk.confirmChannels', { count: picked.length })}
          </Button>
        </div>
      )}
      <Table
        size="small"
        rowKey={keyOf}
        loading={isPending}
        dataSource={channels}
        scroll={{ x: true }}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        {...(channels.some(may) && {
          rowSelection: {
            selectedRowKeys: [...selected],
            onChange: (keys: readonly React.Key[]) => setSelected(keys.map(String)),
            getCheckboxProps: (row: PendingChannel) => ({
              disabled: !may(row),
              'aria-label': `${row.indexNumber} ${label('media', row.medium)}`,
            }),
            columnTitle: (all: React.ReactNode) => <span title={t('findings.all')}>{all}</span>,
          },
        })}
        columns={[
          { title: t('col.index'), dataIndex: 'indexNumber' },
          { title: t('field.title'), dataIndex: 'title' },
          { title: t('field.manners'), render: (_, { medium }) => label('media', medium) },
          { title: t('field.organ'), render: (_, row) => me.organName(row.organ, language) },
          { title: t('col.published'), dataIndex: 'publishedOn', width: 110 },
          {
            title: t('acts'),
            width: 150,
            render: (_, row) =>
              may(row) && (
                <Button size="small" onClick={() => setChosen(row)}>
                  {label('acts', confirmChannel.name)}
                </Button>
              ),
          },
        ]}
      />
      <ActModal
        chosen={chosen && { act: confirmChannel, id: chosen.publication, thing: chosen }}
        onClose={() => setChosen(undefined)}
      />
      {bulk && (
        <BulkAct
          act={confirmChannel}
          organ={bulk[0]?.organ}
          things={bulk.map((channel) => ({
            id: keyOf(channel),
            name: `${channel.indexNumber} ${label('media', channel.medium)}`,
            thing: channel,
          }))}
          onClose={() => {
            setBulk(undefined);
            setSelected([]);
          }}
        />
      )}
    </>
  );
};
