import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Table, Tag } from 'antd';
import { useState } from 'react';
import { ActModal } from '../../acts/act-modal.js';
import { openConsultation, type Consultation } from '../../acts/consultations.js';
import { useView } from '../../api/queries.js';
import { useMe } from '../../app/context.js';
import { ProblemNote } from '../../app/problem-note.js';
import { useWords } from '../../words/index.js';
import { OrganFilter } from '../organ-filter.js';
import { openingRow } from '../row-keys.js';

export const useConsultations = () =>
  useView<{ readonly consultations: readonly Consultation[] }>('publish/consultations');

/** What the public is or was asked about before a decision, and what became of the comments. */
export const ConsultationList = () => {
  const me = useMe();
  const { t, label, language } = useWords();
  const { organ } = useSearch({ from: '/consultations' });
  const navigate = useNavigate();
  const [opening, setOpening] = useState(false);
  const { data, error, isPending } = useConsultations();
  const reachable = new Set(me.organsFor('publication.read').map((one) => one.organ));
  const shown = (data?.consultations ?? []).filter(
    (one) => reachable.has(one.organ) && (organ === undefined || one.organ === organ),
  );
  return (
    <>
      <h1>{t('nav.consultations')}</h1>
      <div className="toolbar">
        <OrganFilter
          permission="publication.read"
          value={organ}
          onChange={(next) => void navigate({ to: '/consultations', search: { organ: next }, replace: true })}
        />
        {me.mayAnywhere('consultation.open') && (
          <Button type="primary" className="push" onClick={() => setOpening(true)}>
            {label('acts', 'consultation.open')}
          </Button>
        )}
      </div>
      {error && <ProblemNote error={error} />}
      <Table
        size="small"
        rowKey="consultation"
        loading={isPending}
        dataSource={shown}
        scroll={{ x: true }}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        onRow={(row) =>
          openingRow(
            () => void navigate({ to: '/consultations/$id', params: { id: row.consultation } }),
            row.draft?.title ?? row.consultation,
          )
        }
        columns={[
          { title: t('field.draft'), render: (_, { draft }) => draft?.title ?? '—' },
          { title: t('field.organ'), render: (_, row) => me.organName(row.organ, language) },
          { title: t('con.period'), render: (_, { opensOn, closesOn }) => `${opensOn} — ${closesOn}` },
          { title: t('col.stage'), render: (_, row) => <Standing consultation={row} /> },
          { title: t('con.comments'), width: 90, dataIndex: 'comments', className: 'numbers' },
          {
            title: t('con.adoption'),
            render: (_, { adopted, partlyAdopted, notAdopted }) => `${adopted} / ${partlyAdopted} / ${notAdopted}`,
          },
        ]}
      />
      <ActModal
        chosen={opening ? { act: openConsultation, id: 'new', thing: undefined } : undefined}
        onClose={() => setOpening(false)}
      />
    </>
  );
};

export const Standing = ({
  consultation: { concludedOn, closesOn, shortened },
}: {
  readonly consultation: Consultation;
}) => {
  const { t } = useWords();
  const { today } = useMe();
  return (
    <>
      <Tag color={concludedOn === null && closesOn >= today ? 'processing' : 'default'}>
        {t(concludedOn !== null ? 'con.concluded' : closesOn >= today ? 'con.open' : 'con.toAnswer')}
      </Tag>
      {shortened && <Tag color="warning">{t('con.shortened')}</Tag>}
    </>
  );
};
