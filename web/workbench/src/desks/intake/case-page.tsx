import { Link, useParams } from '@tanstack/react-router';
import { Card, Descriptions, Spin, Tabs, Tag } from 'antd';
import { useMemo } from 'react';
import { offeredTo } from '../../acts/act.js';
import { ActPanel } from '../../acts/act-panel.js';
import { applicationActs, sectionOf, type ApplicationFile } from '../../acts/applications.js';
import { useView } from '../../api/queries.js';
import { useMe } from '../../app/context.js';
import { ProblemNote } from '../../app/problem-note.js';
import { useWords } from '../../words/index.js';
import { codesOf } from '../../words/labels.js';
import { Timeline } from '../timeline.js';
import { Clock } from './clock.js';
import { Letters } from './letters.js';
import { Progress } from './progress.js';

/** Everything of one application: what it is, where it stands, what ran, what was written, and what may be done now. */
export const CasePage = () => {
  const { id } = useParams({ from: '/applications/$id' });
  const me = useMe();
  const words = useWords();
  const { t, label, language } = words;
  const file = useView<ApplicationFile>(`intake/applications/${id}?explain=term`);
  const catalogue = useMemo(() => applicationActs(codesOf('resultCodes')), []);
  if (file.error && !file.data) return <ProblemNote error={file.error} onAgain={() => void file.refetch()} />;
  if (!file.data) return <Spin description={t('loading')} />;
  const found = file.data;
  const section = sectionOf(found);
  const acts = offeredTo(catalogue, found, me, { organ: found.organ, section });
  return (
    <>
      <h1>
        {found.number ?? t('number.none')} <Tag>{label('statesOfAnApplication', found.phase)}</Tag>
      </h1>
      <div className="case-page">
        <div style={{ display: 'grid', gap: 16 }}>
          <Card size="small">
            <Descriptions
              size="small"
              column={{ xs: 1, md: 2 }}
              items={[
                { key: 'organ', label: t('field.organ'), children: me.organName(found.organ, language) },
                { key: 'channel', label: t('field.channel'), children: label('channels', found.channel) },
                {
                  key: 'type',
                  label: t('field.applicantType'),
                  children: label('applicantTypes', found.applicantType),
                },
                { key: 'submitted', label: t('col.submitted'), children: found.submittedOn },
                { key: 'receipt', label: t('col.receipt'), children: found.receiptDate ?? t('receipt.none') },
                {
                  key: 'section',
                  label: t('col.assigned'),
                  children: section
                    ? `${me.sectionName(found.organ, section)}${found.assignment?.handler ? ` · ${found.assignment.handler}` : ''}`
                    : t('assigned.none'),
                },
                ...(found.result
                  ? [
                      { key: 'result', label: t('field.result'), children: label('resultCodes', found.result) },
                      { key: 'document', label: t('field.documentNumber'), children: found.document?.number ?? '—' },
                      { key: 'delivered', label: t('field.deliveredOn'), children: found.deliveredOn ?? '—' },
                      { key: 'archived', label: t('col.archived'), children: found.archivedOn ?? '—' },
                    ]
                  : []),
              ]}
            />
          </Card>
          <Tabs
            items={[
              { key: 'clock', label: t('tab.clock'), children: <Clock file={found} /> },
              { key: 'letters', label: t('tab.letters'), children: <Letters id={id} /> },
              { key: 'progress', label: t('tab.progress'), children: <Progress file={found} /> },
              { key: 'timeline', label: t('tab.timeline'), children: <Timeline id={id} /> },
            ]}
          />
        </div>
        <div style={{ display: 'grid', gap: 12 }}>
          <ActPanel acts={acts} id={id} thing={found} organ={found.organ} version={found.version} />
          <Link to="/cases/$id" params={{ id }}>
            {t('case.history')}
          </Link>
        </div>
      </div>
    </>
  );
};
