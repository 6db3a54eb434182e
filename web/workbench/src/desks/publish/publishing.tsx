import { useNavigate, useSearch } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { useWords } from '../../words/index.js';
import { OrganFilter } from '../organ-filter.js';
import { Catalogue } from './catalogue.js';
import { Channels } from './channels.js';
import { Publications, Replies } from './queues.js';

/** What is to be issued, published and carried by other channels, and the catalogue that it goes into. */
export const Publishing = () => {
  const { t } = useWords();
  const search = useSearch({ from: '/publishing' });
  const navigate = useNavigate();
  return (
    <>
      <h1>{t('nav.publishing')}</h1>
      <div className="toolbar">
        <OrganFilter
          permission="publication.read"
          value={search.organ}
          onChange={(organ) => void navigate({ to: '/publishing', search: { organ }, replace: true })}
        />
      </div>
      <Tabs
        items={[
          { key: 'replies', label: t('tab.replies'), children: <Replies organ={search.organ} /> },
          { key: 'publications', label: t('tab.publications'), children: <Publications organ={search.organ} /> },
          { key: 'channels', label: t('tab.channels'), children: <Channels /> },
          { key: 'catalogue', label: t('tab.catalogue'), children: <Catalogue organ={search.organ} /> },
        ]}
      />
    </>
  );
};
