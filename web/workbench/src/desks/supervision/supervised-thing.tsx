import { useParams } from '@tanstack/react-router';
import { Button, Card, Spin, Table, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import { offeredAcross, type OfferedAct } from '../../acts/act.js';
import { ActPanel } from '../../acts/act-panel.js';
import { appraisalActs, type AppraisalFile } from '../../acts/appraisals.js';
import { complaintActs, type ComplaintFile } from '../../acts/complaints.js';
import {
  inspectionActs,
  measureActs,
  measureOnComplaint,
  measureOnInspection,
  measureOnRectification,
  orderOnComplaint,
  rectificationActs,
  type InspectionFile,
} from '../../acts/supervision.js';
import { useView } from '../../api/queries.js';
import { useMe } from '../../app/context.js';
import { NothingHere } from '../../app/broken.js';
import { ProblemNote } from '../../app/problem-note.js';
import { useWords } from '../../words/index.js';
import { FactTable } from '../fact-table.js';
import { LEDGERS, phaseOf, type LedgerKind } from './ledgers.js';

interface File {
  readonly version: number;
  readonly organ: string;
  readonly phase: string;
}

/** The acts on a thing of a ledger. The ledger says what kind of file there is. */
const ACTS: Readonly<Record<LedgerKind['kind'], readonly OfferedAct<never>[]>> = {
  complaints: [...complaintActs, orderOnComplaint, measureOnComplaint],
  inspections: [...inspectionActs, measureOnInspection],
  rectifications: [...rectificationActs, measureOnRectification],
  measures: measureActs,
  appraisals: appraisalActs,
};

/** One thing of supervision: where it stands, what was said, and what may be done now. */
export const SupervisedThing = () => {
  const { kind, id } = useParams({ from: '/supervision/$kind/$id' });
  const ledger = LEDGERS.find((one) => one.kind === kind);
  return ledger ? <Thing key={id} ledger={ledger} id={id} /> : <NothingHere />;
};

const Thing = ({ ledger, id }: { readonly ledger: LedgerKind; readonly id: string }) => {
  const me = useMe();
  const words = useWords();
  const { t, language } = words;
  const { data, error, refetch } = useView<File>(`${ledger.path}/${encodeURIComponent(id)}`);
  if (error && !data) return <ProblemNote error={error} onAgain={() => void refetch()} />;
  if (!data) return <Spin description={t('loading')} />;
  const { version, ...facts } = data;
  const acts = offeredAcross(ACTS[ledger.kind] as readonly OfferedAct<File>[], data, me);
  return (
    <>
      <h1>
        {t(ledger.title)} · {me.organName(data.organ, language)} <Tag>{phaseOf(data.phase, words)}</Tag>
      </h1>
      <div className="case-page">
        <div className="stacked">
          {bodyOf(ledger.kind, data)}
          {ledger.kind === 'complaints' && me.may('personal.read', data.organ) && <ComplaintWords id={id} />}
          {ledger.kind !== 'inspections' && (
            <Card size="small" title={<h2 className="card-title">{t('sup.record')}</h2>}>
              <FactTable sparse facts={withoutResult(facts)} />
            </Card>
          )}
        </div>
        <ActPanel acts={acts} id={id} thing={data} organ={data.organ} version={version} />
      </div>
    </>
  );
};

const withoutResult = (facts: object): object =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => !['result', 'frozen'].includes(name)));

const bodyOf = (kind: LedgerKind['kind'], file: File): ReactNode => {
  if (kind === 'inspections') return <Inspection file={file as unknown as InspectionFile & InspectionWords} />;
  if (kind === 'appraisals') return <Scores file={file as unknown as AppraisalFile} />;
  return null;
};

/** Who spoke and what they said: opening it is recorded. */
const ComplaintWords = ({ id }: { readonly id: ComplaintFile['complaint'] }) => {
  const { t } = useWords();
  const [opened, setOpened] = useState(false);
  const { data, error } = useView<object>(opened ? `intake/complaints/${id}/words` : undefined, { live: false });
  return (
    <Card size="small" title={<h2 className="card-title">{t('sup.words')}</h2>}>
      {!opened && (
        <>
          <p>{t('review.readingIsKept')}</p>
          <Button onClick={() => setOpened(true)}>{t('review.read')}</Button>
        </>
      )}
      {error && <ProblemNote error={error} />}
      {data && <FactTable sparse facts={data} />}
    </Card>
  );
};

interface InspectionWords {
  readonly period: string;
  readonly dueOn: string;
  readonly missed: readonly string[] | null;
  readonly words: { readonly subject?: string; readonly checklist?: readonly string[] } | null;
}

/** What is looked at, and what was found in each organ. */
const Inspection = ({ file }: { readonly file: InspectionFile & InspectionWords }) => {
  const me = useMe();
  const { t, label, language } = useWords();
  return (
    <>
      <Card size="small" title={<h2 className="card-title">{label('inspectionKinds', file.kind)}</h2>}>
        <FactTable sparse facts={{ organ: file.organ, period: file.period, dueOn: file.dueOn, ...file.words }} />
      </Card>
      {file.organs.map((organ) => {
        const found = file.findings[organ];
        return (
          <Card
            key={organ}
            size="small"
            title={
              <h2 className="card-title">
                {me.organName(organ, language)}{' '}
                {found ? (
                  <>
                    <span className="numbers">{found.on}</span> {found.by}
                  </>
                ) : (
                  <Tag>{t('sup.notYet')}</Tag>
                )}{' '}
                {(found?.late ?? file.missed?.includes(organ)) && <Tag color="error">{t('missed')}</Tag>}
              </h2>
            }
          >
            {found && (
              <>
                <p className="letter-text">{found.words?.summary}</p>
                <Table
                  size="small"
                  rowKey="problem"
                  pagination={false}
                  dataSource={found.problems}
                  locale={{ emptyText: t('sup.noProblem') }}
                  columns={[
                    { title: t('field.problem'), width: 90, dataIndex: 'problem' },
                    {
                      title: t('field.theme'),
                      width: 130,
                      render: (_, { theme }) => label('inspectionThemes', theme),
                    },
                    { title: t('field.what'), render: (_, { problem }) => found.words?.problems?.[problem - 1] },
                    {
                      title: t('field.mended'),
                      width: 130,
                      render: (_, { mended }) => t(mended ? 'yes' : 'no'),
                    },
                  ]}
                />
              </>
            )}
          </Card>
        );
      })}
    </>
  );
};

interface RuleRow {
  readonly indicator: string;
  readonly label: string;
  readonly englishLabel: string;
}

/** The result, indicator by indicator: what each case cost and the most that it can cost. */
const Scores = ({ file }: { readonly file: AppraisalFile }) => {
  const { t, pick } = useWords();
  const rules = useView<{ readonly rows: readonly RuleRow[] }>(
    `intake/rule-tables/appraisalRules?organ=${file.appraiser}`,
    { live: false },
  );
  const nameOf = (indicator: string): string => {
    const row = rules.data?.rows.find((one) => one.indicator === indicator);
    return row ? pick({ zh: row.label, en: row.englishLabel }) : indicator;
  };
  const judged = Object.entries(file.judged).map(([indicator, one]) => ({ indicator, ...one }));
  return (
    <Card
      size="small"
      title={
        <h2 className="card-title">
          {file.year} · {t('sup.total')} {file.result?.total ?? '—'}
        </h2>
      }
    >
      {file.result ? (
        <Table
          size="small"
          rowKey="indicator"
          pagination={false}
          dataSource={file.result.scores}
          columns={[
            { title: t('field.indicator'), render: (_, { indicator }) => nameOf(indicator) },
            { title: t('field.cases'), width: 90, dataIndex: 'cases', className: 'numbers' },
            { title: t('sup.each'), width: 110, dataIndex: 'each', className: 'numbers' },
            { title: t('sup.most'), width: 110, dataIndex: 'most', className: 'numbers' },
            { title: t('sup.lost'), width: 90, dataIndex: 'lost', className: 'numbers' },
          ]}
        />
      ) : (
        <Table
          size="small"
          rowKey="indicator"
          pagination={false}
          dataSource={judged}
          columns={[
            { title: t('field.indicator'), render: (_, { indicator }) => nameOf(indicator) },
            { title: t('field.cases'), width: 90, dataIndex: 'cases', className: 'numbers' },
            { title: t('col.person'), dataIndex: 'by' },
            { title: t('col.date'), dataIndex: 'on' },
          ]}
        />
      )}
    </Card>
  );
};
