import { Alert, Button, Modal, Progress, Table, Tag } from 'antd';
import { useState } from 'react';
import { Problem } from '../api/problem.js';
import { useAfterAct } from '../api/queries.js';
import { useDesk, useMe } from '../app/context.js';
import { useWords } from '../words/index.js';
import { bodyFor, pathOf, type OfferedAct } from './act.js';
import { FieldsForm } from './fields-form.js';
import type { Values } from './field.js';

export interface BulkThing<Thing> {
  readonly id: string;
  readonly name: string;
  readonly thing: Thing;
}

interface BulkActProps<Thing> {
  readonly act: OfferedAct<Thing>;
  readonly things: readonly BulkThing<Thing>[];
  readonly organ: string | undefined;
  readonly onClose: () => void;
}

type Outcome = 'done' | Problem;

/**
 * The same act on several things, one after the other: each is a command of its own, decided by itself and recorded by itself. What was refused is
 * told thing by thing; what is done stays done, and is not sent again.
 */
export const BulkAct = <Thing,>({ act, things: chosen, organ, onClose }: BulkActProps<Thing>) => {
  // What is done leaves the list behind this, which must not take it from here.
  const [things] = useState(chosen);
  const { client, drafts } = useDesk();
  const me = useMe();
  const { t, label, pick } = useWords();
  const afterAct = useAfterAct();
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map());
  const [sending, setSending] = useState(false);

  const send = async (values: Values): Promise<void> => {
    setSending(true);
    const found = new Map(outcomes);
    for (const { id, thing } of things.filter((one) => found.get(one.id) !== 'done')) {
      const key = `${me.sub}:${act.name}:bulk:${id}`;
      const body = bodyFor(act, values, thing);
      const outcome = await client
        .act({ path: pathOf(act, idOfPath(id)), body, commandId: drafts.commandIdFor(key, JSON.stringify(body)) })
        .then((): Outcome => 'done')
        .catch((error: unknown): Outcome => (error instanceof Problem ? error : Problem.noAnswer()));
      if (outcome === 'done') drafts.drop(key);
      else if (!outcome.isOpen) drafts.settle(key);
      found.set(id, outcome);
      setOutcomes(new Map(found));
    }
    setSending(false);
    afterAct();
  };

  const done = [...outcomes.values()].filter((outcome) => outcome === 'done').length;
  const finished = done === things.length;
  return (
    <Modal
      open
      width={720}
      footer={null}
      mask={{ closable: false }}
      title={`${label('acts', act.name)} · ${t('bulk.count', { count: things.length })}`}
      onCancel={onClose}
    >
      <p>{t('bulk.each')}</p>
      <Table
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={things}
        scroll={{ y: 240 }}
        columns={[
          { title: t('col.number'), dataIndex: 'name' },
          {
            title: t('bulk.outcome'),
            render: (_, { id }) => {
              const outcome = outcomes.get(id);
              if (outcome === undefined) return '—';
              return outcome === 'done' ? <Tag color="success">{t('bulk.done')}</Tag> : pick(outcome.words);
            },
          },
        ]}
      />
      {outcomes.size > 0 && (
        <Progress
          aria-label={t('bulk.outcome')}
          percent={Math.round((outcomes.size / things.length) * 100)}
          showInfo={false}
        />
      )}
      {finished ? (
        <>
          <Alert type="success" title={t('bulk.allDone')} style={{ marginBottom: 12 }} />
          <Button type="primary" onClick={onClose}>
            {t('close')}
          </Button>
        </>
      ) : (
        <FieldsForm
          act={act}
          thing={things[0]!.thing}
          organ={organ}
          sending={sending}
          onSubmit={(values) => void send(values)}
        />
      )}
    </Modal>
  );
};

/** A thing may be named by more than its id: `<id> press` is one channel of a publication. */
const idOfPath = (id: string): string => id.split(' ')[0]!;
