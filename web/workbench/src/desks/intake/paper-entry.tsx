import { useNavigate } from '@tanstack/react-router';
import { Card } from 'antd';
import { ActForm } from '../../acts/act-form.js';
import { submitOnPaper } from '../../acts/paper-entry.js';
import { useWords } from '../../words/index.js';

/** An application that came in on paper, entered by staff (代填). */
export const PaperEntry = () => {
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <>
      <h1>{t('paper.enter')}</h1>
      <Card style={{ maxWidth: 760 }}>
        <ActForm
          act={submitOnPaper}
          id="new"
          thing={undefined}
          onDone={({ id }) => void navigate({ to: '/applications/$id', params: { id } })}
        />
      </Card>
    </>
  );
};
