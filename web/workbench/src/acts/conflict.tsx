import { Alert, Button } from 'antd';
import { useView } from '../api/queries.js';
import { useWords } from '../words/index.js';
import type { Problem } from '../api/problem.js';

export interface Step {
  readonly source: string;
  readonly sequence: number;
  readonly recordedAt: string;
  readonly stream: string;
  readonly version: number;
  readonly name: string;
  readonly occurredOn: string;
  readonly entry: 'live' | 'late';
  readonly actor: { readonly sub: string; readonly role: string };
  readonly actingFor: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

interface ConflictProps {
  readonly id: string;
  readonly seen: number;
  readonly now: number | undefined;
  readonly error: Problem;
  readonly onAcknowledge: (version: number) => void;
}

/** Somebody else was faster: what they did since, and the choice to go on from there. Nothing that was entered is lost. */
export const Conflict = ({ id, seen, now, error, onAcknowledge }: ConflictProps) => {
  const { t, pick, event, label } = useWords();
  const history = useView<{ readonly entries: readonly Step[] }>(`reporting/cases/${id}/timeline`);
  const since = (history.data?.entries ?? []).filter(
    ({ stream, version }) => stream.endsWith(id) && version > seen && /^(application|item|review)-/.test(stream),
  );
  return (
    <Alert
      role="alert"
      type="warning"
      showIcon
      title={pick(error.words)}
      description={
        <>
          <p>{t('conflict.text')}</p>
          <ul>
            {since.map(({ source, sequence, name, occurredOn, actor }) => (
              <li key={`${source}-${sequence}`}>
                {occurredOn} {event(name)} · {actor.sub}（{label('roles', actor.role)}）
              </li>
            ))}
            {since.length === 0 && <li>{t('conflict.coming')}</li>}
          </ul>
          <Button disabled={now === undefined || now === seen} onClick={() => now !== undefined && onAcknowledge(now)}>
            {t('conflict.goOn')}
          </Button>
        </>
      }
    />
  );
};
