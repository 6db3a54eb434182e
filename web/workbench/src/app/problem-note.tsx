import { Alert, Button } from 'antd';
import { Problem } from '../api/problem.js';
import { useWords } from '../words/index.js';

/** A refusal in the reader's language, with the other one and the code, so that it can be looked up and told on. */
export const ProblemNote = ({ error, onAgain }: { readonly error: Error; readonly onAgain?: () => void }) => {
  const { pick, language, t } = useWords();
  const words = error instanceof Problem ? error.words : { zh: error.message, en: error.message };
  const other = language === 'zh' ? words.en : words.zh;
  return (
    <Alert
      role="alert"
      type="error"
      showIcon
      title={pick(words)}
      description={
        <>
          {other !== pick(words) && <div lang={language === 'zh' ? 'en' : 'zh-CN'}>{other}</div>}
          {error instanceof Problem && (
            <div>
              <code>{error.code}</code>
              {error.details.facts && <code> {JSON.stringify(error.details.facts)}</code>}
            </div>
          )}
        </>
      }
      action={onAgain && <Button onClick={onAgain}>{t('again')}</Button>}
    />
  );
};
