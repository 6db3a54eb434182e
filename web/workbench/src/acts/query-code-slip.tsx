import { Alert, Button, Descriptions, Modal } from 'antd';
import type { Acknowledgement } from '../api/client.js';
import { useWords } from '../words/index.js';

interface QueryCodeSlipProps {
  readonly done: Acknowledgement | undefined;
  readonly onClose: () => void;
}

/** What an applicant who came on paper takes home (查询凭证). It closes by its button alone: nothing shows the code again. */
export const QueryCodeSlip = ({ done, onClose }: QueryCodeSlipProps) => {
  const { t } = useWords();
  const { queryCode, receiptNumber } = done?.answer ?? {};
  const where = `${window.location.origin}/apply/status`;
  return (
    <Modal
      open={queryCode !== undefined}
      title={t('code.title')}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      className="slip"
      footer={[
        <Button key="print" onClick={() => window.print()}>
          {t('code.print')}
        </Button>,
        <Button key="done" type="primary" onClick={onClose}>
          {t('code.done')}
        </Button>,
      ]}
    >
      <Descriptions
        column={1}
        items={[
          { key: 'receipt', label: t('code.receipt'), children: <strong className="numbers">{receiptNumber}</strong> },
          { key: 'code', label: t('code.code'), children: <strong className="numbers">{queryCode}</strong> },
          { key: 'where', label: t('code.where'), children: where },
        ]}
      />
      <Alert type="warning" title={t('code.keep')} />
    </Modal>
  );
};
