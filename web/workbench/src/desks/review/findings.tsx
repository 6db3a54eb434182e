import { Button, Card, Empty, Modal, Table } from 'antd';
import { useState } from 'react';
import { ActForm } from '../../acts/act-form.js';
import { decidePersonalData, type JudgedFinding, type ReviewFile } from '../../acts/reviews.js';
import { useWords } from '../../words/index.js';

interface FindingsProps {
  readonly review: ReviewFile;
  readonly turn: boolean;
  readonly onChoose: (finding: number) => void;
}

/** Personal data that the scan found in the bytes, and what was decided on each; several are decided at once. */
export const Findings = ({ review, turn, onChoose }: FindingsProps) => {
  const { t, label } = useWords();
  const [selected, setSelected] = useState<readonly number[]>([]);
  const [deciding, setDeciding] = useState(false);
  const { personalData } = review.round;
  const partLabel = { title: t('field.title'), text: t('field.text'), summary: t('field.summary') };
  const where = ({ part, attachment = 0, place, page }: JudgedFinding): string => {
    if (part !== 'attachment') return partLabel[part];
    const inFile = `${t('field.attachments')} ${attachment} · ${label('filePlaces', place)}`;
    return page === undefined ? inFile : `${inFile} · ${t('files.page', { page })}`;
  };
  return (
    <Card
      size="small"
      title={<h2 className="card-title">{t('findings.title')}</h2>}
      extra={
        turn && (
          <Button size="small" disabled={selected.length === 0} onClick={() => setDeciding(true)}>
            {t('findings.decide', { count: selected.length })}
          </Button>
        )
      }
    >
      {personalData.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('findings.none')} />
      ) : (
        <Table
          size="small"
          rowKey="finding"
          pagination={false}
          dataSource={personalData}
          {...(turn && {
            rowSelection: {
              selectedRowKeys: [...selected],
              onChange: (keys: readonly React.Key[]) => setSelected(keys.map(Number)),
              getTitleCheckboxProps: () => ({ 'aria-label': t('findings.all') }),
              getCheckboxProps: ({ masked }: { readonly masked: string }) => ({ 'aria-label': masked }),
            },
          })}
          columns={[
            {
              title: t('findings.what'),
              render: (_, one) => (
                <>
                  <button type="button" className="finding-link" onClick={() => onChoose(one.finding)}>
                    {label('personalDataKinds', one.kind)} <code>{one.masked}</code>
                  </button>
                  <div>{where(one)}</div>
                </>
              ),
            },
            {
              title: t('field.decision'),
              width: 110,
              render: (_, { decision }) =>
                decision ? label('personalDataKinds', decision) : <strong>{t('pending')}</strong>,
            },
          ]}
        />
      )}
      <Modal
        open={deciding}
        title={label('acts', 'review.decidePersonalData')}
        footer={null}
        destroyOnHidden
        onCancel={() => setDeciding(false)}
      >
        <ActForm
          act={decidePersonalData(selected)}
          id={review.review}
          thing={review}
          version={review.version}
          onDone={() => {
            setDeciding(false);
            setSelected([]);
          }}
          onCancel={() => setDeciding(false)}
        />
      </Modal>
    </Card>
  );
};
