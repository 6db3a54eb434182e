import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect, useMemo } from 'react';
import { Drafts } from '../acts/drafts.js';
import { Client } from '../api/client.js';
import { Problem } from '../api/problem.js';
import { LanguageContext } from '../words/index.js';
import { DeskProvider, type Desk } from './context.js';
import { useLanguage } from './language.js';
import { router } from './router.js';
import type { Session } from './session.js';
import { theme } from './theme.js';

/** A refusal does not go away by asking again; an absence of answers may. */
const mayPass = (failures: number, error: Error): boolean =>
  failures < 2 && error instanceof Problem && (error.status === 0 || error.status >= 500);

const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;

export const App = ({ session }: { readonly session: Session }) => {
  const [language] = useLanguage();
  const [desk, queries] = useMemo<[Desk, QueryClient]>(
    () => [
      {
        session,
        client: new Client({ token: session.token, onUnauthorized: () => void session.logIn() }),
        drafts: new Drafts(sessionStorage, () => crypto.randomUUID()),
      },
      new QueryClient({
        defaultOptions: { queries: { retry: mayPass, staleTime: 2000, refetchOnWindowFocus: true } },
      }),
    ],
    [session],
  );
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
  }, [language]);
  return (
    <LanguageContext value={language}>
      <ConfigProvider
        locale={language === 'zh' ? zhCN : enUS}
        theme={theme}
        button={{ autoInsertSpace: false }}
        {...(nonce !== undefined && { csp: { nonce } })}
      >
        <DeskProvider desk={desk}>
          <QueryClientProvider client={queries}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </DeskProvider>
      </ConfigProvider>
    </LanguageContext>
  );
};
