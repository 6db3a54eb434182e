import { Link, useParams } from '@tanstack/react-router';
import { Alert, Button, Card, Descriptions, Space, Spin, Steps, Tag } from 'antd';
import { useState } from 'react';
import { offeredTo } from '../../acts/act.js';
import { ActPanel } from '../../acts/act-panel.js';
import { isTheirTurn, reviewActs, type ReviewFile } from '../../acts/reviews.js';
import { useView } from '../../api/queries.js';
import { useDesk, useMe } from '../../app/context.js';
import { ProblemNote } from '../../app/problem-note.js';
import { useWords } from '../../words/index.js';
import { saveAs } from '../save-as.js';
import { ContentUnderReview } from './content.js';
import { Findings } from './findings.js';

/** One review: the levels, the very bytes with what the scan found in them side by side, and what may be done now. */
export const ReviewPage = () => {
  const { id } = useParams({ from: '/reviews/$id' });
  const me = useMe();
  const { t, label, language } = useWords();
  const { client } = useDesk();
  const view = useView<ReviewFile>(`review/reviews/${id}`);
  const [reading, setReading] = useState<'opinion' | 'lookAgain'>();
  const [chosen, setChosen] = useState<number>();
  const [error, setError] = useState<Error>();
  if (view.error && !view.data) return <ProblemNote error={view.error} onAgain={() => void view.refetch()} />;
  if (!view.data) return <Spin description={t('loading')} />;
  const review = view.data;
  const turn = isTheirTurn(review, me);
  const tookPart = review.round.participants.some(({ person }) => person === me.sub);
  const acts = offeredTo(reviewActs(review), review, me, {
    organ: review.round.escalatedTo ?? review.organ,
    section: review.section,
  });
  const sheet = async (): Promise<void> => {
    setError(undefined);
    await client
      .file(`review/reviews/${id}/approval-sheet?as=pdf`)
      .then((blob) => saveAs(blob, `${t('review.sheet')}.pdf`), setError);
  };
  return (
    <>
      <h1>
        {t(review.thing.kind === 'reply' ? 'kind.reply' : 'kind.item')} · {t('nav.reviews')}{' '}
        {review.round.outcome && <Tag>{label('opinions', review.round.outcome)}</Tag>}
        {review.secret && <Tag color="error">{label('opinions', review.secret.level)}</Tag>}
      </h1>
      <Card size="small" style={{ marginBottom: 16 }}>
        <Steps
          size="small"
          current={review.round.opinions.length}
          items={review.levels.map(({ role }, index) => {
            const given = review.round.opinions[index];
            return {
              title: label('roles', role),
              content: given
                ? label('opinions', given.opinion)
                : index === review.round.opinions.length
                  ? t('review.due')
                  : '',
            };
          })}
        />
        <Descriptions
          size="small"
          column={{ xs: 1, md: 3 }}
          style={{ marginTop: 12 }}
          items={[
            { key: 'organ', label: t('field.organ'), children: me.organName(review.organ, language) },
            { key: 'section', label: t('field.section'), children: me.sectionName(review.organ, review.section) },
            { key: 'due', label: t('col.due'), children: review.due ?? '—' },
            {
              key: 'result',
              label: t('field.result'),
              children: review.content.result ? label('resultCodes', review.content.result) : '—',
            },
            { key: 'articles', label: t('field.articles'), children: review.content.articles.join('、') || '—' },
            { key: 'digest', label: t('field.digest'), children: <code>{review.content.digest.slice(0, 16)}…</code> },
          ]}
        />
      </Card>
      {review.drafters.includes(me.sub) && <Alert type="info" title={t('review.ownDraft')} />}
      <div className="case-page">
        <div className="columns">
          <Card size="small" title={<h2 className="card-title">{t('review.content')}</h2>}>
            {reading === undefined ? (
              <Space orientation="vertical">
                <span>{t('review.readingIsKept')}</span>
                <Button
                  type="primary"
                  disabled={!turn && !tookPart}
                  onClick={() => setReading(turn ? 'opinion' : 'lookAgain')}
                >
                  {t('review.read')}
                </Button>
                {!turn && !tookPart && <span>{t('review.notYours')}</span>}
              </Space>
            ) : (
              <ContentUnderReview
                key={review.content.digest}
                id={id}
                digest={review.content.digest}
                purpose={reading}
                findings={review.round.personalData}
                chosen={chosen}
              />
            )}
          </Card>
          <Findings review={review} turn={turn} onChoose={setChosen} />
        </div>
        <div style={{ display: 'grid', gap: 12 }}>
          <ActPanel acts={acts} id={id} thing={review} organ={review.organ} version={review.version} />
          <Button onClick={() => void sheet()}>{t('review.sheet')} PDF</Button>
          {error && <ProblemNote error={error} />}
          <Link
            to={review.thing.kind === 'reply' ? '/applications/$id' : '/items/$id'}
            params={{ id: review.thing.id }}
          >
            {t('review.thing')}
          </Link>
        </div>
      </div>
    </>
  );
};
