import { Button, Upload } from 'antd';
import { useState } from 'react';
import { useDesk } from '../app/context.js';
import { ProblemNote } from '../app/problem-note.js';
import { useWords } from '../words/index.js';
import { readableSize } from './readable-size.js';

/** A file that was brought and is to be attached. */
export interface BroughtFile {
  readonly name: string;
  readonly digest: string;
  readonly size: number;
}

interface FilesInputProps {
  readonly id?: string;
  readonly value?: readonly BroughtFile[];
  readonly onChange?: (files: readonly BroughtFile[]) => void;
}

const ACCEPTED = '.pdf,.docx,.xlsx,.txt,.csv,.png,.jpg,.jpeg';

/** Files are brought as they are chosen; the act then only names them by their digests. */
export const FilesInput = ({ id, value = [], onChange }: FilesInputProps) => {
  const { client } = useDesk();
  const { t } = useWords();
  const [pending, setPending] = useState(0);
  const [error, setError] = useState<Error>();

  const bring = async (chosen: readonly File[]): Promise<void> => {
    setError(undefined);
    setPending(chosen.length);
    const brought = [...value];
    for (const file of chosen) {
      try {
        const { digest, size } = await client.upload('intake/attachment-uploads', file);
        brought.push({ name: file.name, digest, size });
        onChange?.([...brought]);
      } catch (failure) {
        setError(failure as Error);
      }
      setPending((left) => left - 1);
    }
  };

  return (
    <>
      <Upload
        {...(id !== undefined && { id })}
        multiple
        accept={ACCEPTED}
        showUploadList={false}
        beforeUpload={(file, chosen) => {
          // Called for each of those that were chosen together.
          if (file === chosen[0]) void bring(chosen);
          return false;
        }}
      >
        <Button loading={pending > 0}>{t('files.choose')}</Button>
      </Upload>
      <ul className="files">
        {value.map(({ name, digest, size }, index) => (
          <li key={`${digest} ${name}`}>
            {name}（{readableSize(size)}）{' '}
            <Button
              size="small"
              aria-label={`${t('remove')} ${name}`}
              onClick={() => onChange?.(value.filter((_, at) => at !== index))}
            >
              {t('remove')}
            </Button>
          </li>
        ))}
      </ul>
      {error && <ProblemNote error={error} />}
    </>
  );
};
