import { Alert, Button, Empty, Space, Table } from 'antd';
import { useState } from 'react';
import { useView } from '../../api/queries.js';
import { useDesk } from '../../app/context.js';
import { ProblemNote } from '../../app/problem-note.js';
import { useWords } from '../../words/index.js';
import { saveAs } from '../save-as.js';

interface LetterEntry {
  readonly letter: string;
  readonly kind: string;
  readonly title: string;
  readonly number: string | null;
  readonly date: string;
}

interface Letter {
  readonly title: string;
  readonly organ: string;
  readonly layout: string;
  readonly number: string | null;
  readonly addressee: string | null;
  readonly body: readonly (
    | { readonly kind: 'paragraph'; readonly text: string }
    | { readonly kind: 'table'; readonly rows: readonly { readonly label: string; readonly value: string }[] }
  )[];
  readonly remedy: string | null;
  readonly signature: { readonly by: string } | null;
  readonly date: string;
  readonly notice: string | null;
}

/** The letters and forms of a case; who is meant and what was asked stand in the application form. To open one is recorded. */
export const Letters = ({ id }: { readonly id: string }) => {
  const { t } = useWords();
  const letters = useView<{ readonly letters: readonly LetterEntry[] }>(`intake/applications/${id}/letters`);
  const [chosen, setChosen] = useState<string>();
  if (letters.error) return <ProblemNote error={letters.error} />;
  return (
    <div className="stacked">
      <Table
        size="small"
        rowKey="letter"
        pagination={false}
        loading={letters.isPending}
        dataSource={letters.data?.letters ?? []}
        columns={[
          {
            title: t('col.letter'),
            render: (_, { letter, title }) => (
              <Button type="link" size="small" aria-pressed={letter === chosen} onClick={() => setChosen(letter)}>
                {title}
              </Button>
            ),
          },
          { title: t('field.documentNumber'), width: 200, dataIndex: 'number' },
          { title: t('col.date'), width: 110, dataIndex: 'date', className: 'numbers' },
        ]}
      />
      {chosen === undefined ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('letter.choose')} />
      ) : (
        <LetterView key={chosen} id={id} letter={chosen} />
      )}
    </div>
  );
};

const LetterView = ({ id, letter }: { readonly id: string; readonly letter: string }) => {
  const { t } = useWords();
  const { client } = useDesk();
  const path = `intake/applications/${id}/letters/${letter}`;
  // Each reading of an applicant's data is kept, so it is not read again by itself.
  const view = useView<Letter>(path, { live: false });
  const [error, setError] = useState<Error>();
  if (view.error) return <ProblemNote error={view.error} />;
  if (!view.data) return <p>{t('loading')}</p>;
  const { title, organ, layout, number, addressee, body, remedy, signature, date, notice } = view.data;
  const save = (as: 'docx' | 'pdf') => async (): Promise<void> => {
    setError(undefined);
    await client.file(`${path}?as=${as}`).then((blob) => saveAs(blob, `${title}.${as}`), setError);
  };
  return (
    <div>
      <Space style={{ marginBottom: 8 }}>
        <Button onClick={() => void save('docx')()}>Word</Button>
        <Button onClick={() => void save('pdf')()}>PDF</Button>
      </Space>
      {error && <ProblemNote error={error} />}
      {notice && <Alert type="warning" title={notice} />}
      <article className="letter-text">
        {layout === 'letter' && <div style={{ textAlign: 'center' }}>{organ}</div>}
        <h3>{title}</h3>
        {number && <div style={{ textAlign: 'center' }}>{number}</div>}
        {addressee && <p>{addressee}：</p>}
        {body.map((block, index) =>
          block.kind === 'paragraph' ? (
            <p key={index}>{block.text}</p>
          ) : (
            <table key={index}>
              <tbody>
                {block.rows.map((row) => (
                  <tr key={row.label}>
                    <th scope="row">{row.label}</th>
                    <td>{row.value}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          ),
        )}
        {remedy && <p>{remedy}</p>}
        {signature && (
          <p style={{ textAlign: 'right' }}>
            {signature.by}
            <br />
            {date}
          </p>
        )}
      </article>
    </div>
  );
};
