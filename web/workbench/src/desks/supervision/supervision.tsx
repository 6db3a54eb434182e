import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Tabs } from 'antd';
import { useState } from 'react';
import type { OfferedAct } from '../../acts/act.js';
import { ActModal } from '../../acts/act-modal.js';
import { beginAppraisal, freezeNew } from '../../acts/appraisals.js';
import { receiveComplaint } from '../../acts/complaints.js';
import { openInspection } from '../../acts/supervision.js';
import { useMe } from '../../app/context.js';
import type { TabSearch } from '../../app/router.js';
import { useWords } from '../../words/index.js';
import { OrganFilter } from '../organ-filter.js';
import { Ledger, LEDGERS } from './ledgers.js';
import { Overview } from './overview.js';

const BEGINNINGS: readonly OfferedAct<undefined>[] = [receiveComplaint, openInspection, beginAppraisal, freezeNew];

/** What those who supervise look over, and what organs owe them: complaints, inspections, what has to be mended, measures, appraisals. */
export const Supervision = () => {
  const me = useMe();
  const { t, label } = useWords();
  const search = useSearch({ from: '/supervision' });
  const { tab = 'overview', organ } = search;
  const navigate = useNavigate();
  const [act, setAct] = useState<OfferedAct<undefined>>();
  const go = (change: TabSearch): void =>
    void navigate({ to: '/supervision', search: { ...search, ...change }, replace: true });
  const ledgers = LEDGERS.filter(({ permission }) => me.mayAnywhere(permission));
  return (
    <>
      <h1>{t('nav.supervision')}</h1>
      <div className="toolbar">
        <OrganFilter permission="supervision.read" value={organ} onChange={(next) => go({ organ: next })} />
        <span className="push" />
        {BEGINNINGS.filter(({ permission }) => me.mayAnywhere(permission)).map((one) => (
          <Button key={one.name} onClick={() => setAct(one)}>
            {label('acts', one.name)}
          </Button>
        ))}
      </div>
      <Tabs
        activeKey={tab}
        onChange={(next) => go({ tab: next })}
        destroyOnHidden
        items={[
          { key: 'overview', label: t('sup.overview'), children: <Overview organ={organ} /> },
          ...ledgers.map((ledger) => ({
            key: ledger.kind,
            label: t(ledger.title),
            children: <Ledger ledger={ledger} organ={organ} />,
          })),
        ]}
      />
      <ActModal chosen={act && { act, id: 'new', thing: undefined }} onClose={() => setAct(undefined)} />
    </>
  );
};
