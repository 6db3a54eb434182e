import { useNavigate } from '@tanstack/react-router';
import { Card } from 'antd';
import { useState } from 'react';
import { ActForm } from '../../acts/act-form.js';
import { QueryCodeSlip } from '../../acts/query-code-slip.js';
import { submitOnPaper } from '../../acts/paper-entry.js';
import type { Acknowledgement } from '../../api/client.js';
import { useWords } from '../../words/index.js';

/** An application that came in on paper, entered by staff (代填). */
export const PaperEntry = () => {
  const { t } = useWords();
  const navigate = useNavigate();
  const [done, setDone] = useState<Acknowledgement>();
  const open = ({ id }: Acknowledgement): void => void navigate({ to: '/applications/$id', params: { id } });
  return (
    <>
      <h1>{t('paper.enter')}</h1>
      <Card style={{ maxWidth: 760 }}>
        <ActForm
          act={submitOnPaper}
          id="new"
          thing={undefined}
          onDone={(submitted) => (submitted.answer?.queryCode === undefined ? open(submitted) : setDone(submitted))}
        />
      </Card>
      <QueryCodeSlip done={done} onClose={() => done && open(done)} />
    </>
  );
};
