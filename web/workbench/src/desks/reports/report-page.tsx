import { useParams } from '@tanstack/react-router';
import { Card, Spin, Tabs, Tag } from 'antd';
import { useMemo, useState } from 'react';
import { offeredTo } from '../../acts/act.js';
import { ActPanel } from '../../acts/act-panel.js';
import { reportActs, type ReportFile } from '../../acts/reports.js';
import { useView } from '../../api/queries.js';
import { useMe } from '../../app/context.js';
import { ProblemNote } from '../../app/problem-note.js';
import { useWords } from '../../words/index.js';
import { BehindCell, type Place } from './behind-cell.js';
import { Checks } from './checks.js';
import { Prose } from './prose.js';
import { Tables } from './tables.js';

/** One version of an annual report: its tables with the text beside them, the rules it fails, and the cases behind every figure. */
export const ReportPage = () => {
  const { id } = useParams({ from: '/reports/$id' });
  const me = useMe();
  const { t, label, language, pick } = useWords();
  const { data: report, error, refetch } = useView<ReportFile>(`reporting/annual-reports/${id}`);
  const [place, setPlace] = useState<Place>();
  const failing = useMemo(() => {
    const signed = new Set(report?.waivers.map(({ rule }) => rule));
    const failed = (report?.verdicts ?? []).filter(({ verdict, rule }) => verdict === 'fail' && !signed.has(rule));
    return [...new Set(failed.map(({ rule }) => rule))];
  }, [report]);
  if (error && !report) return <ProblemNote error={error} onAgain={() => void refetch()} />;
  if (!report) return <Spin description={t('loading')} />;
  return (
    <>
      <h1>
        {pick({
          zh: `${me.organName(report.organ, 'zh')}${report.year}年政府信息公开工作年度报告`,
          en: `${me.organName(report.organ, 'en')}: annual report ${report.year}`,
        })}{' '}
        <Tag>{t('report.version', { version: report.version })}</Tag>
        <Tag>{label('reportPhases', report.phase)}</Tag>
      </h1>
      {report.returned && (
        <p role="note">
          {t('report.returned')} {report.returned.reason}
        </p>
      )}
      <div className="case-page">
        <Tabs
          items={[
            { key: 'tables', label: t('tab.tables'), children: <Tables report={report} onOpen={setPlace} /> },
            { key: 'prose', label: t('tab.prose'), children: <Prose key={language} report={report} /> },
          ]}
        />
        <div style={{ display: 'grid', gap: 12 }}>
          <ActPanel
            acts={offeredTo(reportActs(failing), report, me, { organ: report.organ, section: null })}
            id={id}
            thing={report}
            organ={report.organ}
            version={report.streamVersion}
          />
          <Card size="small" title={<h2 className="card-title">{t('report.checks')}</h2>}>
            <Checks verdicts={report.verdicts} waived={report.waivers} />
          </Card>
        </div>
      </div>
      <BehindCell report={report} place={place} onClose={() => setPlace(undefined)} />
    </>
  );
};
