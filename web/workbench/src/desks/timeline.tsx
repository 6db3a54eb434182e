import { Alert, Spin, Tag, Timeline as Line } from 'antd';
import type { Step } from '../acts/conflict.js';
import { useView } from '../api/queries.js';
import { ProblemNote } from '../app/problem-note.js';
import { useWords } from '../words/index.js';

/** What happened, in the order of recording, over all services. */
export const Timeline = ({ id }: { readonly id: string }) => {
  const { t, event, label } = useWords();
  const view = useView<{ readonly entries: readonly Step[] }>(`reporting/cases/${id}/timeline`);
  if (view.error?.status === 404) return <Alert type="info" title={t('timeline.coming')} />;
  if (view.error) return <ProblemNote error={view.error} />;
  if (!view.data) return <Spin />;
  return (
    <Line
      items={view.data.entries.map(({ source, sequence, name, occurredOn, actor, actingFor, entry }) => ({
        key: `${source}-${sequence}`,
        color: /Refused|Barred|Missed|Lapsed/.test(name) ? 'red' : 'blue',
        content: (
          <>
            <span className="numbers">{occurredOn}</span> <strong>{event(name)}</strong>{' '}
            {entry === 'late' && <Tag color="warning">{t('late')}</Tag>}
            <div>
              {actor.sub}（{label('roles', actor.role)}）{actingFor && ` ${t('actingFor', { sub: actingFor })}`}
            </div>
          </>
        ),
      }))}
    />
  );
};
