import { useRouter } from '@tanstack/react-router';
import { Button, Result } from 'antd';
import { Problem } from '../api/problem.js';
import { useWords } from '../words/index.js';

/** What stands where a part of the page failed: the rest of the desk goes on, what was entered is kept. */
export const Broken = ({ error }: { readonly error: unknown }) => {
  const { t, pick } = useWords();
  const router = useRouter();
  const known = error instanceof Problem;
  return (
    <Result
      status={known && error.status === 404 ? '404' : 'error'}
      title={known ? pick(error.words) : t('broken.title')}
      subTitle={<code>{known ? error.code : String(error)}</code>}
      extra={<Button onClick={() => void router.invalidate()}>{t('again')}</Button>}
    />
  );
};

export const NothingHere = () => {
  const { t } = useWords();
  return <Result status="404" title={t('broken.nothing')} />;
};
