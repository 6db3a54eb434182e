import { Link, useParams } from '@tanstack/react-router';
import { Card, Descriptions, Spin, Tag } from 'antd';
import { offeredAcross } from '../../acts/act.js';
import { ActPanel } from '../../acts/act-panel.js';
import { findingActs, type FindingFile } from '../../acts/audits.js';
import { useView } from '../../api/queries.js';
import { useMe } from '../../app/context.js';
import { ProblemNote } from '../../app/problem-note.js';
import { useWords } from '../../words/index.js';
import { useAudits } from './mandate.js';
import type { ListedFinding } from './findings.js';

interface FindingAnswer extends Omit<FindingFile, 'own'>, Pick<ListedFinding, 'thing' | 'severity' | 'overdue'> {
  readonly answerBy: string;
  readonly on: string;
  readonly outcome: string | null;
  readonly said: readonly {
    readonly what: 'finding' | 'answer' | 'return' | 'closure';
    readonly text: string;
    readonly by: string;
    readonly on: string;
  }[];
}

/** A finding from its record to its closure: what auditors and organ said, and what may be done now. */
export const FindingPage = () => {
  const { id } = useParams({ from: '/findings/$id' });
  const me = useMe();
  const { t, label, language } = useWords();
  const { audits } = useAudits();
  const { data, error, refetch } = useView<FindingAnswer>(`reporting/findings/${encodeURIComponent(id)}`);
  if (error && !data) return <ProblemNote error={error} onAgain={() => void refetch()} />;
  if (!data) return <Spin description={t('loading')} />;
  const mandate = audits?.find(({ audit }) => audit === data.audit);
  const finding = { ...data, own: mandate?.own ?? false };
  return (
    <>
      <h1>
        {t('finding.title')} · {me.organName(data.organ, language)} <Tag>{label('findings', data.phase)}</Tag>
      </h1>
      <div className="case-page">
        <div className="stacked">
          <Card size="small">
            <Descriptions
              size="small"
              column={{ xs: 1, md: 2 }}
              items={[
                { key: 'severity', label: t('field.severity'), children: label('findings', data.severity) },
                {
                  key: 'thing',
                  label: t('finding.thing'),
                  children: data.thing ? (
                    <Link
                      to="/replay/$kind/$id"
                      params={data.thing}
                      search={{ audit: mandate?.own ? data.audit : undefined }}
                    >
                      {t(`replay.kind.${data.thing.kind}`)} {data.thing.id.slice(0, 8)}
                    </Link>
                  ) : (
                    t('finding.wholeWork')
                  ),
                },
                { key: 'found', label: t('finding.foundOn'), children: data.on },
                {
                  key: 'answerBy',
                  label: t('field.answerBy'),
                  children: (
                    <>
                      {data.answerBy} {data.overdue && <Tag color="error">{t('missed')}</Tag>}
                    </>
                  ),
                },
                ...(data.outcome
                  ? [{ key: 'outcome', label: t('field.outcome'), children: label('findings', data.outcome) }]
                  : []),
                ...(mandate
                  ? [
                      {
                        key: 'mandate',
                        label: t('finding.mandate'),
                        children: (
                          <Link to="/audits/$id" params={{ id: data.audit }}>
                            {mandate.basis}
                          </Link>
                        ),
                      },
                    ]
                  : []),
              ]}
            />
          </Card>
          <Card size="small" title={<h2 className="card-title">{t('finding.said')}</h2>}>
            <ol>
              {data.said.map(({ what, text, by, on }, index) => (
                <li key={index}>
                  <strong>{t(`finding.said.${what}`)}</strong> <span className="numbers">{on}</span> {by}
                  <p className="letter-text">{text}</p>
                </li>
              ))}
            </ol>
          </Card>
        </div>
        <ActPanel
          acts={offeredAcross(findingActs, finding, me)}
          id={id}
          thing={finding}
          organ={data.organ}
          version={data.version}
        />
      </div>
    </>
  );
};
