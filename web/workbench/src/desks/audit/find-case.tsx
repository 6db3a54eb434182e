import { Link, useNavigate } from '@tanstack/react-router';
import { Alert, Button, Form, Input, InputNumber, Select, Table, Tag } from 'antd';
import { useState } from 'react';
import { ActModal } from '../../acts/act-modal.js';
import { commissionAudit } from '../../acts/audits.js';
import { useView } from '../../api/queries.js';
import { useMe } from '../../app/context.js';
import { ProblemNote } from '../../app/problem-note.js';
import { useWords } from '../../words/index.js';
import { openingRow } from '../row-keys.js';
import { Findings } from './findings.js';
import { useAudits } from './mandate.js';
import { KINDS, type Kind } from './record.js';

interface Completeness {
  readonly ready: boolean;
  readonly sources: readonly {
    readonly source: string;
    readonly complete: number;
    readonly held: number;
    readonly parked: number;
  }[];
}

const ID = /^[A-Za-z0-9-]{8,200}$/;

/** Where an auditor begins: a thing by its id, the figures of an organ, the mandates, and how complete the record is that everything is read from. */
export const FindCase = () => {
  const { t, language } = useWords();
  const me = useMe();
  const navigate = useNavigate();
  const { data, error } = useView<Completeness>(me.mayAnywhere('report.read') ? 'reporting/completeness' : undefined);
  const organs = me.organsFor('report.read');
  return (
    <>
      <h1>{t('nav.cases')}</h1>
      <h2 className="card-title">{t('find.thing')}</h2>
      <Form
        layout="inline"
        style={{ gap: 8, margin: '8px 0' }}
        initialValues={{ kind: 'application' }}
        onFinish={({ kind, id }: { readonly kind: Kind; readonly id: string }) =>
          void navigate({ to: '/replay/$kind/$id', params: { kind, id: id.trim() } })
        }
      >
        <Form.Item name="kind" label={t('find.kind')}>
          <Select
            style={{ width: 150 }}
            options={KINDS.map((kind) => ({ value: kind, label: t(`replay.kind.${kind}`) }))}
          />
        </Form.Item>
        <Form.Item
          name="id"
          label={t('case.id')}
          rules={[{ required: true, pattern: ID, message: t('case.idNeeded') }]}
        >
          <Input style={{ width: 'min(340px, 60vw)' }} autoComplete="off" />
        </Form.Item>
        <Button type="primary" htmlType="submit">
          {t('replay.open')}
        </Button>
      </Form>
      <p>{t('case.findHint')}</p>
      <h2 className="card-title">{t('find.figures')}</h2>
      <Form
        layout="inline"
        style={{ gap: 8, margin: '8px 0 16px' }}
        initialValues={{ organ: organs[0]?.organ, year: Number(me.today.slice(0, 4)) }}
        onFinish={({ organ, year }: { readonly organ: string; readonly year: number }) =>
          void navigate({ to: '/figures/$organ/$year', params: { organ, year: String(year) } })
        }
      >
        <Form.Item name="organ" label={t('field.organ')} rules={[{ required: true }]}>
          <Select
            style={{ width: 'min(320px, 70vw)' }}
            showSearch={{ optionFilterProp: 'label' }}
            options={organs.map(({ organ }) => ({ value: organ, label: me.organName(organ, language) }))}
          />
        </Form.Item>
        <Form.Item name="year" label={t('field.year')} rules={[{ required: true }]}>
          <InputNumber min={2000} max={2100} precision={0} />
        </Form.Item>
        <Button htmlType="submit">{t('replay.open')}</Button>
      </Form>
      <Mandates />
      <h2>{t('record.completeness')}</h2>
      {error && <ProblemNote error={error} />}
      {data && (
        <>
          <Alert type={data.ready ? 'success' : 'warning'} title={t(data.ready ? 'record.ready' : 'record.notReady')} />
          <Table
            size="small"
            rowKey="source"
            pagination={false}
            dataSource={data.sources}
            columns={[
              { title: t('col.service'), dataIndex: 'source' },
              { title: t('record.complete'), dataIndex: 'complete' },
              { title: t('record.held'), dataIndex: 'held' },
              { title: t('ops.parked'), dataIndex: 'parked' },
            ]}
          />
        </>
      )}
    </>
  );
};

const Mandates = () => {
  const { t, label, language } = useWords();
  const me = useMe();
  const navigate = useNavigate();
  const { audits } = useAudits();
  const [commissioning, setCommissioning] = useState(false);
  const mayCommission = me.mayAnywhere(commissionAudit.permission);
  if (!me.mayAnywhere('audit.read')) return null;
  return (
    <>
      <div className="toolbar">
        <h2 className="card-title">{t('mandate.list')}</h2>
        {mayCommission && (
          <Button className="push" onClick={() => setCommissioning(true)}>
            {label('acts', commissionAudit.name)}
          </Button>
        )}
      </div>
      <Table
        size="small"
        rowKey="audit"
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        loading={audits === undefined}
        dataSource={audits ?? []}
        onRow={({ audit, basis }) =>
          openingRow(
            () => void navigate({ to: '/audits/$id', params: { id: audit } }),
            `${t('mandate.title')} ${basis}`,
          )
        }
        scroll={{ x: true }}
        style={{ marginBottom: 16 }}
        columns={[
          {
            title: t('mandate.title'),
            render: (_, { audit, basis }) => (
              <Link to="/audits/$id" params={{ id: audit }} tabIndex={-1}>
                {basis}
              </Link>
            ),
          },
          {
            title: t('mandate.organs'),
            render: (_, { organs }) => organs.map((organ) => me.organName(organ, language)).join('、'),
          },
          {
            title: t('mandate.period'),
            className: 'numbers',
            render: (_, { period }) => `${period.from} — ${period.to}`,
          },
          {
            title: t('mandate.valid'),
            className: 'numbers',
            render: (_, { validFrom, validTo }) => `${validFrom} — ${validTo}`,
          },
          {
            title: t('col.stage'),
            render: (_, { inForce }) => <Tag>{t(inForce ? 'mandate.inForce' : 'mandate.over')}</Tag>,
          },
        ]}
      />
      <h2 className="card-title">{t('finding.list')}</h2>
      <Findings />
      <ActModal
        chosen={commissioning ? { act: commissionAudit, id: 'new', thing: undefined } : undefined}
        onClose={() => setCommissioning(false)}
      />
    </>
  );
};
