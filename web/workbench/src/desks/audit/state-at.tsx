import { Link } from '@tanstack/react-router';
import { Alert, Space, Table, Tag } from 'antd';
import { useMe } from '../../app/context.js';
import { useWords } from '../../words/index.js';
import { factName, factValue, phaseName } from '../fact-names.js';
import { FactTable } from '../fact-table.js';
import { KINDS, type Change, type StateAnswer } from './record.js';

/** A thing as it was known then: its facts, and what else belonged to the case. */
export const StateAt = ({ answer }: { readonly answer: StateAnswer }) => {
  const words = useWords();
  const { t } = words;
  const { state, late, related, known } = answer;
  if (state === null) return <Alert type="info" title={t('replay.nothing')} />;
  return (
    <>
      <Space wrap style={{ marginBottom: 8 }}>
        <Tag>{phaseName(state.phase, words)}</Tag>
        {late && <Tag color="warning">{t('late')}</Tag>}
        <span>
          {t('replay.cut')}{' '}
          <code>
            {Object.entries(known.cut)
              .map(([source, sequence]) => `${source} ${sequence}`)
              .join(' · ')}
          </code>
        </span>
      </Space>
      <FactTable facts={state.facts} />
      {related.length > 0 && (
        <p>
          {t('replay.related')}{' '}
          {related.map(({ kind, id }) =>
            KINDS.some((one) => one === kind) ? (
              <Link key={`${kind}-${id}`} to="/replay/$kind/$id" params={{ kind, id }} style={{ marginRight: 12 }}>
                {t(`replay.kind.${kind as 'review'}`)} {id.slice(0, 8)}
              </Link>
            ) : null,
          )}
        </p>
      )}
    </>
  );
};

/** What differs between two cuts, fact by fact. */
export const Changes = ({ changes }: { readonly changes: readonly Change[] }) => {
  const words = useWords();
  const me = useMe();
  const { t } = words;
  return (
    <Table
      size="small"
      rowKey="path"
      pagination={false}
      dataSource={changes}
      locale={{ emptyText: t('replay.same') }}
      columns={[
        {
          title: t('col.fact'),
          width: '34%',
          render: (_, { path }) => <span title={path}>{factName(path, words)}</span>,
        },
        {
          title: t('replay.before'),
          className: 'wrap',
          render: (_, { path, before }) => factValue(path, before, words, me),
        },
        {
          title: t('replay.after'),
          className: 'wrap',
          render: (_, { path, after }) => factValue(path, after, words, me),
        },
      ]}
    />
  );
};
