import { Modal } from 'antd';
import { useWords } from '../words/index.js';
import type { Acknowledgement } from '../api/client.js';
import { ActForm } from './act-form.js';
import type { OfferedAct } from './act.js';

interface ActModalProps<Thing> {
  readonly chosen:
    | { readonly act: OfferedAct<Thing>; readonly id: string; readonly thing: Thing; readonly version?: number }
    | undefined;
  readonly organ?: string;
  readonly onClose: () => void;
  readonly onDone?: (done: Acknowledgement) => void;
}

/** The form of the chosen act above the page. A click beside it does not throw away what was entered. */
export const ActModal = <Thing,>({ chosen, organ, onClose, onDone }: ActModalProps<Thing>) => {
  const { label } = useWords();
  return (
    <Modal
      open={chosen !== undefined}
      title={chosen && label('acts', chosen.act.name)}
      footer={null}
      width={640}
      destroyOnHidden
      mask={{ closable: false }}
      onCancel={onClose}
    >
      {chosen && (
        <ActForm
          act={chosen.act}
          id={chosen.id}
          thing={chosen.thing}
          organ={organ}
          version={chosen.version}
          onDone={(done) => {
            onClose();
            onDone?.(done);
          }}
          onCancel={onClose}
        />
      )}
    </Modal>
  );
};
