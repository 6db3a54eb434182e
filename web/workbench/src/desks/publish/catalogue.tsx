import { Alert, Card, Empty, Spin, Table, Tag, Tree, type TreeDataNode } from 'antd';
import { useState } from 'react';
import { useView } from '../../api/queries.js';
import { useMe } from '../../app/context.js';
import { ProblemNote } from '../../app/problem-note.js';
import { useWords } from '../../words/index.js';

interface NodeRow {
  readonly node: string;
  readonly class: string | null;
  readonly label: string;
  readonly englishLabel: string;
  readonly updateEvery: number | null;
  readonly updateUnit: 'weeks' | 'months' | null;
}

interface Place {
  readonly indexNumber: string;
  readonly title: string;
}

interface Findings {
  readonly misfiled: readonly Place[];
  readonly unfiled: readonly Place[];
  readonly blank: readonly { readonly node: string }[];
  readonly stale: readonly { readonly node: string; readonly newest: string; readonly dueOn: string }[];
  readonly upcoming: readonly { readonly node: string; readonly newest: string; readonly dueOn: string }[];
  readonly broken: readonly (Place & { readonly links: readonly string[] })[];
  /** Of a document, or of the node as a whole where it has no number. */
  readonly incomplete: readonly {
    readonly node: string;
    readonly indexNumber: string | null;
    readonly title: string | null;
    readonly missing: readonly { readonly element: string; readonly label: string }[];
  }[];
}

interface Published {
  readonly total: number;
  readonly entries: readonly (Place & { readonly publication: string; readonly publishedOn: string })[];
}

/** The catalogue of an organ as a tree of its nodes, what is wrong with it, and what a chosen node holds. */
export const Catalogue = ({ organ }: { readonly organ: string | undefined }) => {
  const me = useMe();
  const { t, pick, language } = useWords();
  const of = organ ?? me.organsFor('publication.read')[0]?.organ;
  const [node, setNode] = useState<string>();
  const nodes = useView<{ readonly rows: readonly NodeRow[] }>(
    of && `intake/rule-tables/publicationNodes?organ=${of}`,
    { live: false },
  );
  const findings = useView<Findings>(of && `publish/catalogues/${of}/findings`);
  const held = useView<Published>(
    node === undefined ? undefined : `publish/publications?organ=${of}&node=${encodeURIComponent(node)}`,
    { keep: true },
  );
  if (nodes.error) return <ProblemNote error={nodes.error} />;
  if (!nodes.data) return <Spin />;
  const rows = [...new Map(nodes.data.rows.map((row) => [row.node, row])).values()];
  const blank = new Set(findings.data?.blank.map((one) => one.node));
  const stale = new Map(findings.data?.stale.map((one) => [one.node, one]));
  const upcoming = new Map(findings.data?.upcoming.map((one) => [one.node, one]));
  const lacking = (code: string): readonly string[] => [
    ...new Set(
      findings.data?.incomplete.flatMap((one) => (one.node === code ? one.missing.map(({ label }) => label) : [])),
    ),
  ];
  const nameOf = (row: NodeRow): string => pick({ zh: row.label, en: row.englishLabel });
  const leaf = (row: NodeRow): TreeDataNode => ({
    key: row.node,
    title: (
      <>
        {nameOf(row)} {blank.has(row.node) && <Tag color="error">{t('cat.blank')}</Tag>}
        {stale.has(row.node) && <Tag color="error">{t('cat.stale', { on: stale.get(row.node)!.dueOn })}</Tag>}
        {lacking(row.node).length > 0 && (
          <Tag color="warning">{t('cat.incomplete', { what: lacking(row.node).join('、') })}</Tag>
        )}
        {upcoming.has(row.node) && (
          <Tag color="warning">{t('cat.upcoming', { on: upcoming.get(row.node)!.dueOn })}</Tag>
        )}
      </>
    ),
  });
  const branches: TreeDataNode[] = [
    {
      key: 'fixed',
      title: t('cat.fixed'),
      selectable: false,
      children: rows.filter((row) => row.class === null).map(leaf),
    },
    {
      key: 'statutory',
      title: t('cat.statutory'),
      selectable: false,
      children: rows.filter((row) => row.class !== null).map(leaf),
    },
  ];
  const chosen = rows.find((row) => row.node === node);
  const wrong = findings.data;
  return (
    <div className="stacked">
      <strong>{me.organName(of, language)}</strong>
      {findings.error && <ProblemNote error={findings.error} />}
      {wrong && (
        <Alert
          type={wrong.misfiled.length + wrong.unfiled.length + wrong.broken.length > 0 ? 'warning' : 'info'}
          title={t('cat.summary', {
            blank: wrong.blank.length,
            stale: wrong.stale.length,
            misfiled: wrong.misfiled.length,
            unfiled: wrong.unfiled.length,
            broken: wrong.broken.length,
          })}
          description={[...wrong.misfiled, ...wrong.unfiled, ...wrong.broken]
            .slice(0, 20)
            .map(({ indexNumber, title }) => (
              <div key={`${indexNumber} ${title}`}>
                {indexNumber} {title}
              </div>
            ))}
        />
      )}
      <div className="columns">
        <Card size="small" title={<h2 className="card-title">{t('tab.catalogue')}</h2>}>
          <Tree
            defaultExpandAll
            blockNode
            treeData={branches}
            selectedKeys={node === undefined ? [] : [node]}
            onSelect={([key]) => setNode(key === undefined ? undefined : String(key))}
          />
        </Card>
        <Card size="small" title={<h2 className="card-title">{chosen ? nameOf(chosen) : t('cat.holds')}</h2>}>
          {chosen === undefined ? (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('cat.choose')} />
          ) : (
            <>
              {held.error && <ProblemNote error={held.error} />}
              <Table
                size="small"
                rowKey="publication"
                loading={held.isPending}
                dataSource={held.data?.entries ?? []}
                pagination={false}
                locale={{ emptyText: t('cat.blank') }}
                columns={[
                  { title: t('col.index'), dataIndex: 'indexNumber', className: 'numbers' },
                  { title: t('field.title'), dataIndex: 'title' },
                  { title: t('col.published'), width: 110, dataIndex: 'publishedOn', className: 'numbers' },
                ]}
              />
            </>
          )}
        </Card>
      </div>
    </div>
  );
};
