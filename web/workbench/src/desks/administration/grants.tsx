import { Button, Checkbox, Input, Select, Table, Tag } from 'antd';
import { useDeferredValue, useState } from 'react';
import { ActModal } from '../../acts/act-modal.js';
import { giveGrant, revokeGrant, type ListedGrant } from '../../acts/directory.js';
import { useView } from '../../api/queries.js';
import { useMe } from '../../app/context.js';
import { ProblemNote } from '../../app/problem-note.js';
import { useWords } from '../../words/index.js';

interface GrantsProps {
  readonly organ: string | undefined;
  readonly onOrgan: (organ: string | undefined) => void;
}

/** Who holds which role where and until when, in their own right or as a deputy. */
export const Grants = ({ organ, onOrgan }: GrantsProps) => {
  const me = useMe();
  const { t, label, language } = useWords();
  const [past, setPast] = useState(false);
  const [person, setPerson] = useState('');
  const sought = useDeferredValue(person);
  const [giving, setGiving] = useState(false);
  const [revoked, setRevoked] = useState<ListedGrant>();
  const { data, error, isPending } = useView<{ readonly grants: readonly ListedGrant[] }>(
    `intake/grants?past=${past}${organ === undefined ? '' : `&organ=${organ}`}`,
  );
  const shown = (data?.grants ?? []).filter(({ sub }) => sub.includes(sought));
  return (
    <>
      <div className="toolbar">
        <Select
          allowClear
          aria-label={t('field.organ')}
          placeholder={t('organ.all')}
          style={{ minWidth: 240 }}
          value={organ}
          onChange={onOrgan}
          showSearch={{ optionFilterProp: 'label' }}
          options={me.organs.map((one) => ({ value: one.organ, label: me.organName(one.organ, language) }))}
        />
        <Input
          allowClear
          aria-label={t('field.sub')}
          placeholder={t('field.sub')}
          style={{ width: 200 }}
          value={person}
          onChange={({ target }) => setPerson(target.value)}
        />
        <Checkbox checked={past} onChange={({ target }) => setPast(target.checked)}>
          {t('admin.past')}
        </Checkbox>
        <Button type="primary" className="push" onClick={() => setGiving(true)}>
          {label('acts', 'directory.giveGrant')}
        </Button>
      </div>
      {error && <ProblemNote error={error} />}
      <Table
        size="small"
        rowKey="grant"
        loading={isPending}
        dataSource={shown}
        scroll={{ x: true }}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        columns={[
          { title: t('field.sub'), dataIndex: 'sub', className: 'numbers' },
          { title: t('field.role'), render: (_, { role }) => label('roles', role) },
          {
            title: t('field.organ'),
            className: 'named',
            render: (_, row) => (row.organ === null ? t('admin.wholeCity') : me.organName(row.organ, language)),
          },
          { title: t('field.section'), render: (_, row) => me.sectionName(row.organ, row.section) },
          { title: t('field.scope'), render: (_, { scope }) => label('grantScopes', scope) },
          { title: t('field.access'), render: (_, { access }) => label('grantAccess', access) },
          {
            title: t('field.deputyFor'),
            render: (_, { deputyFor }) => deputyFor && <Tag>{t('actingFor', { sub: deputyFor })}</Tag>,
          },
          { title: t('field.validFrom'), dataIndex: 'validFrom', className: 'numbers' },
          {
            title: t('field.validTo'),
            className: 'numbers',
            render: (_, { validTo, holds }) => (
              <>
                {validTo ?? '—'} {!holds && <Tag>{t('admin.notNow')}</Tag>}
              </>
            ),
          },
          {
            title: t('acts'),
            render: (_, grant) =>
              revokeGrant.offered(grant, me) && (
                <Button
                  size="small"
                  aria-label={`${label('acts', revokeGrant.name)} ${grant.sub} ${label('roles', grant.role)}`}
                  onClick={() => setRevoked(grant)}
                >
                  {label('acts', revokeGrant.name)}
                </Button>
              ),
          },
        ]}
      />
      <ActModal
        chosen={giving ? { act: giveGrant, id: 'new', thing: undefined } : undefined}
        onClose={() => setGiving(false)}
      />
      <ActModal
        chosen={revoked && { act: revokeGrant, id: revoked.grant, thing: revoked }}
        onClose={() => setRevoked(undefined)}
      />
    </>
  );
};
