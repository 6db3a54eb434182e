import { Link } from '@tanstack/react-router';
import { Table, type TablePaginationConfig } from 'antd';
import { useMe } from '../app/context.js';
import { useWords } from '../words/index.js';
import { factName, factValue } from './fact-names.js';

export type FactRow = Readonly<Record<string, unknown>>;

interface FactRowsProps {
  readonly rows: readonly FactRow[];
  readonly pagination: TablePaginationConfig | false;
}

const KEYS = ['application', 'item', 'review', 'remedy'] as const;
/** Said of every row, or of none. */
const SILENT: ReadonlySet<string> = new Set([...KEYS, 'number', 'updatedAt']);

const camel = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** What a figure counts, row by row with its facts; each leads on to its replay. */
export const FactRows = ({ rows, pagination }: FactRowsProps) => {
  const me = useMe();
  const words = useWords();
  const camelled = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [camel(name), value])),
  );
  const columns = Object.keys(camelled[0] ?? {}).filter(
    (name) => !SILENT.has(name) && camelled.some((row) => row[name] !== null && row[name] !== ''),
  );
  return (
    <Table<FactRow>
      size="small"
      rowKey={(row) => JSON.stringify(row)}
      dataSource={camelled}
      scroll={{ x: true }}
      pagination={pagination}
      columns={[
        {
          title: words.t('col.number'),
          render: (_, row) => {
            const kind = KEYS.find((key) => typeof row[key] === 'string');
            const id = kind && String(row[kind]);
            return kind && id ? (
              <Link to="/replay/$kind/$id" params={{ kind, id }}>
                {String(row['number'] ?? id.slice(0, 8))}
              </Link>
            ) : null;
          },
        },
        ...columns.map((name) => ({
          title: factName(name, words),
          render: (_: unknown, row: FactRow) => factValue(name, row[name], words, me),
        })),
      ]}
    />
  );
};
