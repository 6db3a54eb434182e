import { Table } from 'antd';
import { useMe } from '../app/context.js';
import { useWords } from '../words/index.js';
import { factName, factValue, leavesOf } from './fact-names.js';

const DIGEST = /^[0-9a-f]{64}$/;

interface FactTableProps {
  readonly facts: unknown;
  /** Leaves out what tells nobody anything: digests, what nobody said. */
  readonly sparse?: boolean;
}

/** Everything that is known of a thing, fact by fact. */
export const FactTable = ({ facts, sparse = false }: FactTableProps) => {
  const words = useWords();
  const me = useMe();
  const rows = leavesOf(facts).filter(
    ([, value]) =>
      !sparse ||
      (value !== null && value !== '' && !(Array.isArray(value) && value.length === 0) && !DIGEST.test(String(value))),
  );
  return (
    <Table
      size="small"
      rowKey="0"
      tableLayout="fixed"
      pagination={false}
      dataSource={rows}
      columns={[
        {
          title: words.t('col.fact'),
          width: '36%',
          render: (_, [path]) => <span title={path}>{factName(path, words)}</span>,
        },
        {
          title: words.t('col.value'),
          className: 'wrap',
          render: (_, [path, value]) => factValue(path, value, words, me),
        },
      ]}
    />
  );
};
