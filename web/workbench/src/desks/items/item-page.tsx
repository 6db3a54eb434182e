import { Link, useParams } from '@tanstack/react-router';
import { Card, Descriptions, Spin, Tag } from 'antd';
import { offeredTo } from '../../acts/act.js';
import { ActPanel } from '../../acts/act-panel.js';
import { itemActs, type ItemFile } from '../../acts/items.js';
import { readableSize } from '../../acts/readable-size.js';
import { useView } from '../../api/queries.js';
import { useMe } from '../../app/context.js';
import { ProblemNote } from '../../app/problem-note.js';
import { useWords } from '../../words/index.js';
import { Timeline } from '../timeline.js';

/** One item: where it stands, what is owed of it, what happened. */
export const ItemPage = () => {
  const { id } = useParams({ from: '/items/$id' });
  const me = useMe();
  const { t, label, language } = useWords();
  const { data: item, error, refetch } = useView<ItemFile>(`intake/items/${id}`);
  if (error && !item) return <ProblemNote error={error} onAgain={() => void refetch()} />;
  if (!item) return <Spin description={t('loading')} />;
  return (
    <>
      <h1>
        {item.indexNumber ?? t('index.none')} <Tag>{label('statesOfAnItem', item.phase)}</Tag>
      </h1>
      <div className="case-page">
        <div style={{ display: 'grid', gap: 16 }}>
          <Card size="small">
            <Descriptions
              size="small"
              column={{ xs: 1, md: 2 }}
              items={[
                { key: 'organ', label: t('field.organ'), children: me.organName(item.organ, language) },
                { key: 'section', label: t('field.section'), children: me.sectionName(item.organ, item.section) },
                { key: 'responsible', label: t('col.responsible'), children: item.responsible },
                { key: 'category', label: t('field.category'), children: item.category },
                { key: 'visibility', label: t('field.visibility'), children: label('visibilities', item.visibility) },
                {
                  key: 'attribute',
                  label: t('field.attribute'),
                  children: label('opennessAttributes', item.attribute),
                },
                { key: 'formed', label: t('field.formedOn'), children: item.formedOn },
                {
                  key: 'by',
                  label: t('col.publishBy'),
                  children: (
                    <>
                      {item.publishBy} {item.termMissed && <Tag color="error">{t('missed')}</Tag>}
                    </>
                  ),
                },
                { key: 'published', label: t('col.published'), children: item.publishedOn ?? '—' },
                {
                  key: 'attachments',
                  label: t('field.attachments'),
                  children: item.attachments
                    ? t('files.count', {
                        count: item.attachments.length,
                        size: readableSize(item.attachments.reduce((sum, { size }) => sum + size, 0)),
                      })
                    : '—',
                },
              ]}
            />
          </Card>
          <Card size="small" title={<h2 className="card-title">{t('tab.timeline')}</h2>}>
            <Timeline id={id} />
          </Card>
        </div>
        <div style={{ display: 'grid', gap: 12 }}>
          <ActPanel
            acts={offeredTo(itemActs, item, me, item)}
            id={id}
            thing={item}
            organ={item.organ}
            version={item.version}
          />
          <Link to="/cases/$id" params={{ id }}>
            {t('case.history')}
          </Link>
        </div>
      </div>
    </>
  );
};
