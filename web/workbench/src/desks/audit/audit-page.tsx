import { Link, useParams } from '@tanstack/react-router';
import { Button, Card, Descriptions, Spin, Tag } from 'antd';
import { useState } from 'react';
import { offeredAcross } from '../../acts/act.js';
import { ActPanel } from '../../acts/act-panel.js';
import { auditActs, type AuditFile, type Sample } from '../../acts/audits.js';
import { useView } from '../../api/queries.js';
import { useMe } from '../../app/context.js';
import { ProblemNote } from '../../app/problem-note.js';
import { useWords } from '../../words/index.js';
import { Findings } from './findings.js';

/** A mandate: whom it lets look at what and until when, the samples that were drawn under it, and what was found. */
export const AuditPage = () => {
  const { id } = useParams({ from: '/audits/$id' });
  const me = useMe();
  const { t, language } = useWords();
  const { data, error, refetch } = useView<Omit<AuditFile, 'own'>>(`reporting/audits/${encodeURIComponent(id)}`);
  if (error && !data) return <ProblemNote error={error} onAgain={() => void refetch()} />;
  if (!data) return <Spin description={t('loading')} />;
  const audit = { ...data, own: data.auditors.includes(me.sub) };
  return (
    <>
      <h1>
        {t('mandate.title')} · {audit.basis} <Tag>{t(audit.inForce ? 'mandate.inForce' : 'mandate.over')}</Tag>
      </h1>
      <div className="case-page">
        <div className="stacked">
          <Card size="small">
            <Descriptions
              size="small"
              column={{ xs: 1, md: 2 }}
              items={[
                {
                  key: 'organ',
                  label: t('field.commissioningOrgan'),
                  children: me.organName(audit.organ, language),
                },
                {
                  key: 'organs',
                  label: t('mandate.organs'),
                  children: audit.organs.map((organ) => me.organName(organ, language)).join('、'),
                },
                {
                  key: 'period',
                  label: t('mandate.period'),
                  children: `${audit.period.from} — ${audit.period.to}`,
                },
                { key: 'valid', label: t('mandate.valid'), children: `${audit.validFrom} — ${audit.validTo}` },
                { key: 'auditors', label: t('mandate.auditors'), children: audit.auditors.join('、') },
              ]}
            />
          </Card>
          <Card size="small" title={<h2 className="card-title">{t('sample.list')}</h2>}>
            {audit.samples.length === 0 && <p>{t('sample.none')}</p>}
            {audit.samples.map((sample) => (
              <Drawn key={sample.sample} audit={id} sample={sample} own={audit.own} />
            ))}
          </Card>
          <Card size="small" title={<h2 className="card-title">{t('finding.list')}</h2>}>
            <Findings audit={id} />
          </Card>
        </div>
        <ActPanel
          acts={offeredAcross(auditActs, audit, me)}
          id={id}
          thing={audit}
          organ={audit.organ}
          version={undefined}
        />
      </div>
    </>
  );
};

interface DrawnProps {
  readonly audit: string;
  readonly sample: Sample;
  readonly own: boolean;
}

/** A sample with what it takes to draw it again, and each thing that came out. */
const Drawn = ({ audit, sample, own }: DrawnProps) => {
  const { t } = useWords();
  const { kind, population, drawn, by, on, seed, populationDigest, cut } = sample;
  return (
    <section style={{ marginBottom: 16 }}>
      <h3>
        {t('sample.title', {
          sample: sample.sample,
          kind: t(`replay.kind.${kind}`),
          population,
          drawn: drawn.length,
        })}
      </h3>
      <Descriptions
        size="small"
        column={1}
        items={[
          { key: 'by', label: t('col.person'), children: t('sample.drawnBy', { by, on }) },
          { key: 'seed', label: t('sample.seed'), children: seed },
          {
            key: 'population',
            label: t('sample.population'),
            children: <span style={{ overflowWrap: 'anywhere' }}>{populationDigest}</span>,
          },
          {
            key: 'cut',
            label: t('sample.cut'),
            children: Object.entries(cut)
              .map(([source, sequence]) => `${source} ${sequence}`)
              .join(' · '),
          },
        ]}
      />
      <DrawnAgain audit={audit} sample={sample.sample} />
      <p>{t('sample.looked')}</p>
      <ul className="files">
        {drawn.map((id) => (
          <li key={id}>
            <Link to="/replay/$kind/$id" params={{ kind, id }} search={{ audit: own ? audit : undefined }}>
              {t(`replay.kind.${kind}`)} {id.slice(0, 8)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** Gathers the population anew: not by itself, since it looks once at the first event of everything. */
const DrawnAgain = ({ audit, sample }: { readonly audit: string; readonly sample: number }) => {
  const { t } = useWords();
  const [wanted, setWanted] = useState(false);
  const { data, error, isFetching } = useView<{ readonly agrees: boolean }>(
    wanted ? `reporting/audits/${audit}/samples/${sample}` : undefined,
    { live: false },
  );
  return (
    <div aria-live="polite">
      {data ? (
        <Tag color={data.agrees ? 'success' : 'error'}>{t(data.agrees ? 'sample.agrees' : 'sample.differs')}</Tag>
      ) : (
        <Button size="small" loading={isFetching} onClick={() => setWanted(true)}>
          {t('sample.again')}
        </Button>
      )}
      {error && <ProblemNote error={error} />}
    </div>
  );
};
