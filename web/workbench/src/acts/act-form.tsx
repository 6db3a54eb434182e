import { Alert, Button, Form, Modal, Space } from 'antd';
import { useRef, useState } from 'react';
import type { Acknowledgement } from '../api/client.js';
import { Problem } from '../api/problem.js';
import { useAfterAct } from '../api/queries.js';
import { useDesk, useMe } from '../app/context.js';
import { ProblemNote } from '../app/problem-note.js';
import { useWords } from '../words/index.js';
import { bodyFor, pathOf, type OfferedAct } from './act.js';
import { Conflict } from './conflict.js';
import { FieldInput } from './field-input.js';
import type { Values } from './field.js';

interface ActFormProps<Thing> {
  readonly act: OfferedAct<Thing>;
  /** Id of the thing; the draft belongs to both. */
  readonly id: string;
  readonly thing: Thing;
  /** Whose sections and law the fields offer. */
  readonly organ?: string | undefined;
  /** The version of the thing that is on the page now; undefined where an act begins one. */
  readonly version?: number | undefined;
  readonly onDone: (done: Acknowledgement) => void;
  readonly onCancel?: () => void;
}

/** Asks for what an act needs, keeps it through a reload, sends it once, and is honest about what came of it. */
export const ActForm = <Thing,>({ act, id, thing, organ, version, onDone, onCancel }: ActFormProps<Thing>) => {
  const { client, drafts } = useDesk();
  const me = useMe();
  const { t, label } = useWords();
  const afterAct = useAfterAct();
  const key = `${me.sub}:${act.name}:${id}`;
  const draft = useRef(drafts.read(key));
  /** The version that the person has seen when they fill this in: an If-Match of anything newer would hide what changed. */
  const [seen, setSeen] = useState(act.begins ? undefined : (draft.current?.seen ?? version));
  const [form] = Form.useForm<Values>();
  const [values, setValues] = useState<Values>(() => ({ ...act.initial?.(thing, me), ...draft.current?.values }));
  const [error, setError] = useState<Error>();
  const [sending, setSending] = useState(false);
  // Not Modal.confirm, which stands outside of the page's language, colours and nonce.
  const [modal, confirmation] = Modal.useModal();

  const entered = (_: unknown, all: Values): void => {
    // Hidden fields keep what was entered in them, should they come back.
    const next = { ...values, ...all };
    setValues(next);
    drafts.keep(key, next, seen);
  };

  const send = async (ifMatch: number | undefined): Promise<void> => {
    setSending(true);
    setError(undefined);
    const body = bodyFor(act, values, thing);
    try {
      const done = await client.act({
        path: pathOf(act, id),
        body,
        ifMatch,
        commandId: drafts.commandIdFor(key, JSON.stringify([body, ifMatch])),
      });
      drafts.drop(key);
      afterAct();
      onDone(done);
    } catch (failure) {
      if (!(failure instanceof Problem && failure.isOpen)) drafts.settle(key);
      if (isConflict(failure)) afterAct();
      setError(failure as Error);
    } finally {
      setSending(false);
    }
  };

  const submit = (): void => {
    if (!act.grave) return void send(seen);
    void modal.confirm({
      title: t('confirm.title', { act: label('acts', act.name) }),
      content: t('confirm.text'),
      okText: t('confirm.yes'),
      cancelText: t('cancel'),
      onOk: () => send(seen),
    });
  };

  const isStale = isConflict(error);
  return (
    <Form form={form} layout="vertical" initialValues={values} onValuesChange={entered} onFinish={submit} requiredMark>
      {confirmation}
      {draft.current && Object.keys(draft.current.values).length > 0 && (
        <Alert type="info" title={t('draft.kept')} style={{ marginBottom: 12 }} />
      )}
      {act.fields
        .filter((field) => field.when?.(values) ?? true)
        .map((field) => (
          <FieldInput key={field.name} field={field} values={values} organ={organ ?? (values['organ'] as string)} />
        ))}
      {isStale && seen !== undefined ? (
        <Conflict
          id={id}
          seen={seen}
          now={version}
          error={error}
          onAcknowledge={(current) => {
            setSeen(current);
            drafts.keep(key, values, current);
            setError(undefined);
          }}
        />
      ) : (
        error && <ProblemNote error={error} />
      )}
      <Space style={{ marginTop: 12 }}>
        <Button type="primary" htmlType="submit" loading={sending} disabled={isStale}>
          {label('acts', act.name)}
        </Button>
        {onCancel && (
          <Button
            onClick={() => {
              drafts.drop(key);
              onCancel();
            }}
          >
            {t('cancel')}
          </Button>
        )}
      </Space>
    </Form>
  );
};

const isConflict = (error: unknown): error is Problem => error instanceof Problem && error.code === 'version.mismatch';
