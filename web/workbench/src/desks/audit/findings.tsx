import { useNavigate } from '@tanstack/react-router';
import { Checkbox, Empty, Table, Tag } from 'antd';
import { useState } from 'react';
import type { FindingPhase } from '../../acts/audits.js';
import { useView } from '../../api/queries.js';
import { useMe } from '../../app/context.js';
import { ProblemNote } from '../../app/problem-note.js';
import { useWords } from '../../words/index.js';
import { openingRow } from '../row-keys.js';
import type { Kind } from './record.js';

/** A finding as reporting lists it. */
export interface ListedFinding {
  readonly finding: string;
  readonly organ: string;
  readonly thing: { readonly kind: Kind; readonly id: string } | null;
  readonly severity: string;
  readonly phase: FindingPhase;
  readonly answerBy: string;
  readonly foundOn: string;
  readonly overdue: boolean;
}

export const useFindings = (query: string, wanted = true) =>
  useView<{ readonly findings: readonly ListedFinding[] }>(wanted ? `reporting/findings${query}` : undefined);

/** Findings, those that wait longest first: of one audit, or of all that the reader may see. */
export const Findings = ({ audit }: { readonly audit?: string }) => {
  const me = useMe();
  const { t, label, language } = useWords();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const query = [audit !== undefined && `audit=${audit}`, open && 'open=true'].filter(Boolean).join('&');
  const { data, error, isPending } = useFindings(query && `?${query}`);
  return (
    <>
      <Checkbox style={{ margin: '8px 0' }} checked={open} onChange={({ target }) => setOpen(target.checked)}>
        {t('sup.openOnly')}
      </Checkbox>
      {error && <ProblemNote error={error} />}
      <Table
        size="small"
        rowKey="finding"
        loading={isPending}
        dataSource={data?.findings ?? []}
        scroll={{ x: true }}
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('finding.none')} /> }}
        style={{ marginBottom: 16 }}
        onRow={({ finding, organ, foundOn }) =>
          openingRow(
            () => void navigate({ to: '/findings/$id', params: { id: finding } }),
            `${t('finding.title')} ${me.organName(organ, language)} ${foundOn}`,
          )
        }
        columns={[
          { title: t('finding.foundOn'), dataIndex: 'foundOn', className: 'numbers' },
          { title: t('field.organ'), render: (_, { organ }) => me.organName(organ, language) },
          {
            title: t('finding.thing'),
            render: (_, { thing }) => (thing ? t(`replay.kind.${thing.kind}`) : t('finding.wholeWork')),
          },
          { title: t('field.severity'), render: (_, { severity }) => label('findings', severity) },
          { title: t('col.stage'), render: (_, { phase }) => label('findings', phase) },
          {
            title: t('field.answerBy'),
            className: 'numbers',
            render: (_, { answerBy, overdue }) => (
              <>
                {answerBy} {overdue && <Tag color="error">{t('missed')}</Tag>}
              </>
            ),
          },
        ]}
      />
    </>
  );
};
