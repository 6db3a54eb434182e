import { Button } from 'antd';
import { useState } from 'react';
import { readableSize } from '../../acts/readable-size.js';
import type { JudgedFinding } from '../../acts/reviews.js';
import { useDesk } from '../../app/context.js';
import { ProblemNote } from '../../app/problem-note.js';
import { useWords } from '../../words/index.js';
import { saveAs } from '../save-as.js';

export interface AttachedFile {
  readonly name: string;
  readonly digest: string;
  readonly mediaType: string;
  readonly size: number;
}

interface AttachmentsProps {
  readonly id: string;
  readonly files: readonly AttachedFile[];
  readonly purpose: 'opinion' | 'lookAgain';
  readonly findings: readonly JudgedFinding[];
}

/** The files of the item under review; each one that is fetched is a reading that is kept. */
export const AttachmentsUnderReview = ({ id, files, purpose, findings }: AttachmentsProps) => {
  const { t } = useWords();
  const { client } = useDesk();
  const [error, setError] = useState<Error>();
  const fetchFile = async ({ name, digest }: AttachedFile): Promise<void> => {
    setError(undefined);
    await client
      .file(`review/reviews/${id}/attachments/${digest}?purpose=${purpose}`)
      .then((blob) => saveAs(blob, name), setError);
  };
  return (
    <section>
      <h3>{t('field.attachments')}</h3>
      <ol>
        {files.map((file, index) => {
          const count = findings.filter(({ attachment }) => attachment === index + 1).length;
          return (
            <li key={`${file.digest} ${file.name}`}>
              {file.name}（{readableSize(file.size)}）{' '}
              <Button size="small" aria-label={`${t('files.fetch')} ${file.name}`} onClick={() => void fetchFile(file)}>
                {t('files.fetch')}
              </Button>{' '}
              {count > 0 && t('files.findings', { count })}
            </li>
          );
        })}
      </ol>
      {error && <ProblemNote error={error} />}
    </section>
  );
};
