import { useNavigate, useSearch } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { useWords } from '../../words/index.js';
import { Calendars } from './calendars.js';
import { Grants } from './grants.js';
import { OrganTree } from './organ-tree.js';

/** Who there is, who may do what, and which days are working days. Whoever sets this up has no other rights. */
export const Administration = () => {
  const { t } = useWords();
  const { tab = 'organs', organ } = useSearch({ from: '/administration' });
  const navigate = useNavigate();
  return (
    <>
      <h1>{t('nav.administration')}</h1>
      <Tabs
        activeKey={tab}
        onChange={(next) => void navigate({ to: '/administration', search: { tab: next, organ }, replace: true })}
        destroyOnHidden
        items={[
          { key: 'organs', label: t('admin.organs'), children: <OrganTree /> },
          {
            key: 'grants',
            label: t('admin.grants'),
            children: (
              <Grants
                organ={organ}
                onOrgan={(next) =>
                  void navigate({ to: '/administration', search: { tab: 'grants', organ: next }, replace: true })
                }
              />
            ),
          },
          { key: 'calendars', label: t('admin.calendars'), children: <Calendars /> },
        ]}
      />
    </>
  );
};
