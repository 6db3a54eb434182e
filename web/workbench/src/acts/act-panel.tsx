import { Button, Card, Empty } from 'antd';
import { useState } from 'react';
import type { Acknowledgement } from '../api/client.js';
import { useDesk, useMe } from '../app/context.js';
import { useWords } from '../words/index.js';
import { ActModal } from './act-modal.js';
import { QueryCodeSlip } from './query-code-slip.js';
import type { OfferedAct } from './act.js';

interface ActPanelProps<Thing> {
  readonly acts: readonly OfferedAct<Thing>[];
  readonly id: string;
  readonly thing: Thing;
  readonly organ: string;
  /** Undefined where the thing is told without one. */
  readonly version: number | undefined;
}

/** What this person may do to this thing now; an act that was begun and not sent is marked. */
export const ActPanel = <Thing,>({ acts, id, thing, organ, version }: ActPanelProps<Thing>) => {
  const { t, label } = useWords();
  const { drafts } = useDesk();
  const { sub } = useMe();
  const [name, setName] = useState<string>();
  const [done, setDone] = useState<Acknowledgement>();
  const act = acts.find((one) => one.name === name);
  return (
    <Card size="small" title={<h2 className="card-title">{t('acts')}</h2>}>
      {acts.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('acts.none')} />}
      <div style={{ display: 'grid', gap: 8 }}>
        {acts.map((one) => (
          <Button
            key={one.name}
            type={one.main ? 'primary' : 'default'}
            danger={/withdraw|classify/.test(one.name)}
            onClick={() => setName(one.name)}
          >
            {label('acts', one.name)}
            {drafts.read(`${sub}:${one.name}:${id}`) && ` · ${t('draft')}`}
          </Button>
        ))}
      </div>
      <ActModal
        chosen={act && { act, id, thing, ...(version !== undefined && { version }) }}
        organ={organ}
        onClose={() => setName(undefined)}
        onDone={setDone}
      />
      <QueryCodeSlip done={done} onClose={() => setDone(undefined)} />
    </Card>
  );
};
