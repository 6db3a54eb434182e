import { Link } from '@tanstack/react-router';
import { Button, Card, Descriptions, Empty, Table, Tree, type TreeDataNode } from 'antd';
import { useState } from 'react';
import { offeredAcross } from '../../acts/act.js';
import { ActModal } from '../../acts/act-modal.js';
import { ActPanel } from '../../acts/act-panel.js';
import { establishOrgan, organActs } from '../../acts/directory.js';
import type { OrganAnswer } from '../../api/me.js';
import { useView } from '../../api/queries.js';
import { useMe } from '../../app/context.js';
import { ProblemNote } from '../../app/problem-note.js';
import { useWords } from '../../words/index.js';

type Organ = OrganAnswer & { readonly level: string };

/** The organs of today in their places; one that is chosen shows its sections and what may be done to it. */
export const OrganTree = () => {
  const me = useMe();
  const { t, label, language } = useWords();
  const { data, error } = useView<{ readonly organs: readonly Organ[] }>('intake/organs');
  const [chosen, setChosen] = useState<string>();
  const [establishing, setEstablishing] = useState(false);
  const organs = data?.organs ?? [];
  const found = organs.find(({ organ }) => organ === chosen);
  const nameOf = ({ name, englishName }: Organ): string => (language === 'zh' ? name : englishName);
  const below = (parent: string | null): TreeDataNode[] =>
    organs
      .filter((organ) => organ.parent === parent)
      .map((organ) => ({ key: organ.organ, title: nameOf(organ), children: below(organ.organ) }));
  return (
    <>
      {error && <ProblemNote error={error} />}
      <div className="toolbar">
        {me.mayAnywhere('directory.establishOrgan') && (
          <Button type="primary" className="push" onClick={() => setEstablishing(true)}>
            {label('acts', 'directory.establishOrgan')}
          </Button>
        )}
      </div>
      <div className="columns">
        <Card size="small">
          {data && (
            <Tree
              defaultExpandAll
              blockNode
              treeData={below(null)}
              selectedKeys={chosen === undefined ? [] : [chosen]}
              onSelect={([key]) => setChosen(key === undefined ? undefined : String(key))}
            />
          )}
        </Card>
        {found ? (
          <div className="stacked">
            <Card size="small" title={<h2 className="card-title">{nameOf(found)}</h2>}>
              <Descriptions
                size="small"
                column={1}
                items={[
                  { key: 'id', label: t('field.shortName'), children: <code>{found.organ}</code> },
                  { key: 'abbreviation', label: t('field.abbreviation'), children: found.abbreviation },
                  { key: 'level', label: t('field.level'), children: label('organLevels', found.level) },
                  { key: 'supervising', label: t('field.supervising'), children: t(found.supervising ? 'yes' : 'no') },
                ]}
              />
              <Table
                size="small"
                rowKey="id"
                pagination={false}
                dataSource={found.sections}
                columns={[
                  { title: t('field.section'), dataIndex: 'name' },
                  { title: t('field.shortName'), render: (_, { id }) => <code>{id}</code> },
                ]}
              />
              <p>
                <Link to="/administration" search={{ tab: 'grants', organ: found.organ }} className="apart">
                  {t('admin.grantsOf')}
                </Link>
              </p>
            </Card>
            <ActPanel
              acts={offeredAcross(organActs, found, me)}
              id={found.organ}
              thing={found}
              organ={found.organ}
              version={undefined}
            />
          </div>
        ) : (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('admin.choose')} />
        )}
      </div>
      <ActModal
        chosen={establishing ? { act: establishOrgan, id: 'new', thing: undefined } : undefined}
        onClose={() => setEstablishing(false)}
      />
    </>
  );
};
