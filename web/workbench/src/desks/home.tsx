import { Link } from '@tanstack/react-router';
import { Card, Empty } from 'antd';
import { useView } from '../api/queries.js';
import { useMe } from '../app/context.js';
import { useFindings } from './audit/findings.js';
import { useWords } from '../words/index.js';

interface Counted {
  readonly counts: Readonly<Record<string, number>>;
}

/** What waits for whoever is here, by their duties. */
export const Home = () => {
  const me = useMe();
  const { t, label } = useWords();
  const may = (permission: Parameters<typeof me.mayAnywhere>[0]): boolean => me.mayAnywhere(permission);
  const applications = useView<Counted>(may('application.read') ? 'intake/applications?limit=0' : undefined);
  const reviews = useView<Counted>(may('review.giveOpinion') ? 'review/reviews?limit=0' : undefined);
  const replies = useView<Counted>(may('reply.issue') ? 'publish/replies?stage=toIssue' : undefined);
  const publications = useView<Counted>(
    may('publication.publish') ? 'publish/publication-queue?stage=toPublish' : undefined,
  );
  const findings = useFindings('?open=true', may('audit.answer') || may('audit.find'));
  const findingsIn = (...phases: readonly string[]): number =>
    (findings.data?.findings ?? []).filter(({ phase }) => phases.includes(phase)).length;
  const stages = STAGES.filter(({ permission }) => may(permission)).map(({ stage }) => stage);
  const nothing = stages.length === 0 && !may('review.giveOpinion') && !may('reply.issue') && !may('audit.find');
  return (
    <>
      <h1>{t('nav.home')}</h1>
      {nothing && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('home.reader')} />}
      <div style={{ display: 'grid', gap: 12, gridTemplateColumns: 'repeat(auto-fill, minmax(200px, 1fr))' }}>
        {stages.map((stage) => (
          <Link key={stage} to="/applications" search={{ stage }}>
            <Figure
              name={`${t('nav.applications')} · ${label('applicationStages', stage)}`}
              count={applications.data?.counts[stage] ?? 0}
            />
          </Link>
        ))}
        {may('review.giveOpinion') && (
          <Link to="/reviews" search={{ stage: 'opinionDue' }}>
            <Figure
              name={`${t('nav.reviews')} · ${label('reviewStages', 'opinionDue')}`}
              count={reviews.data?.counts['opinionDue'] ?? 0}
            />
          </Link>
        )}
        {may('reply.issue') && (
          <Link to="/publishing">
            <Figure
              name={`${t('tab.replies')} · ${label('replyStages', 'toIssue')}`}
              count={replies.data?.counts['toIssue'] ?? 0}
            />
          </Link>
        )}
        {may('audit.answer') && (
          <Link to="/cases">
            <Figure
              name={`${t('finding.list')} · ${label('findings', 'recorded')}`}
              count={findingsIn('recorded', 'returned')}
            />
          </Link>
        )}
        {may('audit.find') && (
          <Link to="/cases">
            <Figure name={`${t('finding.list')} · ${label('findings', 'answered')}`} count={findingsIn('answered')} />
          </Link>
        )}
        {may('publication.publish') && (
          <Link to="/publishing">
            <Figure
              name={`${t('tab.publications')} · ${label('publicationStages', 'toPublish')}`}
              count={publications.data?.counts['toPublish'] ?? 0}
            />
          </Link>
        )}
      </div>
    </>
  );
};

const STAGES = [
  { stage: 'toRegister', permission: 'application.register' },
  { stage: 'toAssign', permission: 'application.assign' },
  { stage: 'toAccept', permission: 'application.acceptAssignment' },
  { stage: 'inHand', permission: 'application.proposeReply' },
  { stage: 'awaitingCorrection', permission: 'application.receiveCorrection' },
  { stage: 'toArchive', permission: 'application.archive' },
] as const;

const Figure = ({ name, count }: { readonly name: string; readonly count: number }) => (
  <Card size="small" hoverable>
    <div>{name}</div>
    <div className="numbers" style={{ fontSize: 28 }}>
      {count}
    </div>
  </Card>
);
