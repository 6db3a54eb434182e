import { Alert, Button, Select, Space, Spin } from 'antd';
import { useState } from 'react';
import { ActModal } from '../../acts/act-modal.js';
import { recordFinding } from '../../acts/audits.js';
import { useView } from '../../api/queries.js';
import { useMe } from '../../app/context.js';
import { ProblemNote } from '../../app/problem-note.js';
import { useWords } from '../../words/index.js';
import type { Kind } from './record.js';

/** A mandate as reporting lists it. */
export interface Audit {
  readonly audit: string;
  readonly organ: string;
  readonly organs: readonly string[];
  readonly basis: string;
  readonly period: { readonly from: string; readonly to: string };
  readonly validFrom: string;
  readonly validTo: string;
  readonly inForce: boolean;
  readonly own: boolean;
}

export const useAudits = () => {
  const me = useMe();
  const { data, error, isPending } = useView<{ readonly audits: readonly Audit[] }>(
    me.mayAnywhere('audit.read') ? 'reporting/audits' : undefined,
  );
  return { audits: data?.audits, error, isPending };
};

interface MandateProps {
  readonly kind: Kind;
  readonly id: string;
  readonly audit: string | undefined;
  readonly onChoose: (audit: string | undefined) => void;
}

/** Under which mandate somebody reads: the service keeps that they did before it answers. Whoever carries out none reads by their office. */
export const Mandate = ({ kind, id, audit, onChoose }: MandateProps) => {
  const { t, label } = useWords();
  const me = useMe();
  const { audits } = useAudits();
  const [finding, setFinding] = useState(false);
  const own = (audits ?? []).filter(({ own: carriesOut, inForce }) => carriesOut && inForce);
  const chosen = own.find((one) => one.audit === audit);
  const reading = useView<{ readonly organ: string }>(
    chosen && `reporting/audits/${chosen.audit}/things/${kind}/${encodeURIComponent(id)}`,
    { live: false },
  );
  if (own.length === 0) return me.roles.includes('auditor') ? <Alert type="info" title={t('mandate.none')} /> : null;
  return (
    <div style={{ marginBottom: 12 }}>
      <Space wrap style={{ marginBottom: 8 }}>
        <span id="mandate">{t('mandate.title')}</span>
        <Select
          allowClear
          aria-labelledby="mandate"
          style={{ minWidth: 280 }}
          placeholder={t('mandate.choose')}
          value={chosen?.audit}
          onChange={onChoose}
          options={own.map((one) => ({
            value: one.audit,
            label: `${one.basis}（${one.period.from} — ${one.period.to}）`,
          }))}
        />
      </Space>
      {chosen === undefined && <Alert type="warning" title={t('mandate.unchosen')} />}
      {chosen && reading.isPending && <Spin size="small" />}
      {reading.error && (
        <>
          <Alert type="warning" title={t('mandate.outside')} style={{ marginBottom: 8 }} />
          <ProblemNote error={reading.error} />
        </>
      )}
      {chosen && reading.data && (
        <Alert
          type="success"
          title={t('mandate.recorded', { basis: chosen.basis, until: chosen.validTo, sub: me.sub, today: me.today })}
          action={<Button onClick={() => setFinding(true)}>{label('acts', recordFinding.name)}</Button>}
        />
      )}
      <ActModal
        chosen={
          finding && chosen && reading.data
            ? {
                act: recordFinding,
                id: chosen.audit,
                thing: { ...chosen, lookedAt: { kind, id, organ: reading.data.organ } },
              }
            : undefined
        }
        onClose={() => setFinding(false)}
      />
    </div>
  );
};
