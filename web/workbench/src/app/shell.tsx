import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { Alert, Button, Layout, Menu, Segmented, Spin, Tag } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { Me, type MeAnswer, type OrganAnswer } from '../api/me.js';
import { Problem } from '../api/problem.js';
import { useWords } from '../words/index.js';
import { MeProvider, useDesk } from './context.js';
import { useLanguage } from './language.js';
import { desksFor } from './navigation.js';
import { ProblemNote } from './problem-note.js';
import { useReachableScrollers } from './reachable-scrollers.js';

/** The frame of all desks: who is here, as what, and where they may go. */
export const Shell = () => {
  const { client, session } = useDesk();
  const who = useQuery<Me, Error>({
    queryKey: ['intake', 'who'],
    queryFn: async () => {
      const [me, { organs }] = await Promise.all([
        client.get<MeAnswer>('intake/me'),
        client.get<{ readonly organs: readonly OrganAnswer[] }>('intake/organs'),
      ]);
      return new Me(me, organs);
    },
    refetchInterval: 60_000,
  });
  const { t } = useWords();
  if (who.data)
    return (
      <MeProvider me={who.data}>
        <Frame me={who.data} />
      </MeProvider>
    );
  if (who.error instanceof Problem && who.error.code === 'permission.missing')
    return <NoDuty onLogOut={() => void session.logOut()} />;
  if (who.error) return <ProblemNote error={who.error} onAgain={() => void who.refetch()} />;
  return <Spin fullscreen description={t('loading')} />;
};

const NoDuty = ({ onLogOut }: { readonly onLogOut: () => void }) => {
  const { t } = useWords();
  return (
    <main className="not-opened">
      <h1>{t('noDuty.title')}</h1>
      <Alert type="info" title={t('noDuty.text')} action={<Button onClick={onLogOut}>{t('logOut')}</Button>} />
    </main>
  );
};

const Frame = ({ me }: { readonly me: Me }) => {
  const words = useWords();
  const { t, label, language } = words;
  const { session, client, drafts } = useDesk();
  const [, setLanguage] = useLanguage();
  const [narrow, setNarrow] = useState(false);
  const [folded, setFolded] = useState(false);
  const page = useRef<HTMLElement>(null);
  useReachableScrollers(page);
  const here = useLocation({ select: ({ pathname }) => pathname });
  const desks = useMemo(() => desksFor(me), [me]);
  const current =
    desks.find(({ path, also = [] }) => path !== '/' && [path, ...also].some((start) => here.startsWith(start)))
      ?.path ?? '/';
  const leave = (): void => {
    client.forget();
    drafts.dropAll();
    void session.logOut();
  };
  return (
    <Layout hasSider style={{ minHeight: '100vh' }}>
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <Layout.Sider
        id="desks"
        width={208}
        breakpoint="lg"
        collapsedWidth={0}
        trigger={null}
        collapsed={folded}
        onBreakpoint={(broken) => {
          setNarrow(broken);
          setFolded(broken);
        }}
      >
        <div className="brand">{t('brand')}</div>
        <nav aria-label={t('nav')}>
          <Menu
            theme="dark"
            selectedKeys={[current]}
            items={desks.map(({ path, key }) => ({ key: path, label: <Link to={path}>{t(key)}</Link> }))}
          />
        </nav>
      </Layout.Sider>
      <Layout>
        {me.answer.simulated && (
          <div className="simulated" role="note">
            {t('simulated', { today: me.today })}
          </div>
        )}
        <header className="desk-head">
          {narrow && (
            <Button aria-expanded={!folded} aria-controls="desks" onClick={() => setFolded(!folded)}>
              <span aria-hidden>☰</span> {t('menu')}
            </Button>
          )}
          <span>
            <strong>{session.person?.name}</strong>{' '}
            {me.roles.map((role) => (
              <Tag key={role}>{label('roles', role)}</Tag>
            ))}
            {me.answer.grants.some(({ deputyFor }) => deputyFor !== null) && <Tag>{t('deputy')}</Tag>}
          </span>
          <span className="who">{me.today}</span>
          <Segmented
            aria-label={t('language')}
            value={language}
            onChange={setLanguage}
            options={[
              { value: 'zh', label: '中文' },
              { value: 'en', label: 'English' },
            ]}
          />
          <Button onClick={leave}>{t('logOut')}</Button>
        </header>
        <main id="content" className="desk-main" tabIndex={-1} ref={page}>
          <Outlet />
        </main>
      </Layout>
    </Layout>
  );
};
