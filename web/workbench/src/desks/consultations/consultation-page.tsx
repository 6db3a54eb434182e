import { useParams } from '@tanstack/react-router';
import { Button, Card, Descriptions, Space, Spin, Table, Tag } from 'antd';
import { useState } from 'react';
import { offeredAcross, type OfferedAct } from '../../acts/act.js';
import { ActModal } from '../../acts/act-modal.js';
import { ActPanel } from '../../acts/act-panel.js';
import { answerComment, consultationActs, type Comment, type Consultation } from '../../acts/consultations.js';
import { useView } from '../../api/queries.js';
import { useMe } from '../../app/context.js';
import { NothingHere } from '../../app/broken.js';
import { ProblemNote } from '../../app/problem-note.js';
import { useWords } from '../../words/index.js';
import { Standing, useConsultations } from './consultation-list.js';

/** One consultation: its draft, what people said, and what became of each comment with the reason. */
export const ConsultationPage = () => {
  const { id } = useParams({ from: '/consultations/$id' });
  const me = useMe();
  const { t, language } = useWords();
  const { data, error, refetch } = useConsultations();
  if (error && !data) return <ProblemNote error={error} onAgain={() => void refetch()} />;
  if (!data) return <Spin description={t('loading')} />;
  const found = data.consultations.find(({ consultation }) => consultation === id);
  if (!found) return <NothingHere />;
  const named = (document: Consultation['draft']): string =>
    document ? `${document.indexNumber} ${document.title}` : '—';
  return (
    <>
      <h1>
        {found.draft?.title ?? t('nav.consultations')} <Standing consultation={found} />
      </h1>
      <div className="case-page">
        <div className="stacked">
          <Card size="small">
            <Descriptions
              size="small"
              column={{ xs: 1, md: 2 }}
              items={[
                { key: 'organ', label: t('field.organ'), children: me.organName(found.organ, language) },
                { key: 'period', label: t('con.period'), children: `${found.opensOn} — ${found.closesOn}` },
                { key: 'draft', label: t('field.draft'), children: named(found.draft) },
                { key: 'feedback', label: t('field.feedback'), children: named(found.feedback) },
                { key: 'decision', label: t('field.decisionDocument'), children: named(found.decision) },
              ]}
            />
          </Card>
          {me.may('personal.read', found.organ) ? (
            <Comments consultation={found} />
          ) : (
            <p>{t('con.count', { count: found.comments })}</p>
          )}
        </div>
        <ActPanel
          acts={offeredAcross(consultationActs, found, me)}
          id={id}
          thing={found}
          organ={found.organ}
          version={undefined}
        />
      </div>
    </>
  );
};

const Comments = ({ consultation }: { readonly consultation: Consultation }) => {
  const me = useMe();
  const { t, label } = useWords();
  const [act, setAct] = useState<OfferedAct<Consultation>>();
  const { data, error, isPending } = useView<{ readonly comments: readonly Comment[] }>(
    `publish/consultations/${consultation.consultation}/comments`,
  );
  const mayAnswer = me.may('consultation.answer', consultation.organ) && consultation.concludedOn === null;
  return (
    <Card size="small" title={<h2 className="card-title">{t('con.comments')}</h2>}>
      {error && <ProblemNote error={error} />}
      <Table
        size="small"
        rowKey="comment"
        loading={isPending}
        dataSource={data?.comments ?? []}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        columns={[
          { title: t('col.date'), width: 110, dataIndex: 'receivedOn', className: 'numbers' },
          {
            title: t('field.what'),
            className: 'wrap',
            render: (_, { text, author }) => (
              <>
                {text ?? t('con.erased')} {author && <small>（{author.name}）</small>}
              </>
            ),
          },
          {
            title: t('field.adoption'),
            width: 260,
            render: (_, { comment, adoption, reason }) =>
              adoption ? (
                <Space orientation="vertical" size={0}>
                  <Tag>{label('adoptions', adoption)}</Tag>
                  {reason}
                </Space>
              ) : mayAnswer ? (
                <Button size="small" onClick={() => setAct(answerComment(comment))}>
                  {label('acts', 'consultation.answer')}
                </Button>
              ) : (
                t('pending')
              ),
          },
        ]}
      />
      <ActModal
        chosen={act && { act, id: consultation.consultation, thing: consultation }}
        onClose={() => setAct(undefined)}
      />
    </Card>
  );
};
