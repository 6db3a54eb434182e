import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Alert, Button, Space, Spin, Tabs } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useView } from '../../api/queries.js';
import { useDesk } from '../../app/context.js';
import { NothingHere } from '../../app/broken.js';
import { ProblemNote } from '../../app/problem-note.js';
import type { ReplaySearch } from '../../app/router.js';
import { useWords } from '../../words/index.js';
import { saveAs } from '../save-as.js';
import { AxesSliders } from './axes-sliders.js';
import { Mandate } from './mandate.js';
import {
  cutAfter,
  effective,
  KINDS,
  useSteps,
  type Axes,
  type DifferenceAnswer,
  type Kind,
  type Recorded,
  type StateAnswer,
} from './record.js';
import { Changes, StateAt } from './state-at.js';
import { StepTable } from './step-table.js';
import { Why, type WhyAnswer } from './why.js';

/** A thing on both axes of time: as it was known after any step, as it holds in law on any day, what changed in between, and why. Read only. */
export const ReplayPage = () => {
  const { kind, id } = useParams({ from: '/replay/$kind/$id' });
  const known = KINDS.find((one) => one === kind);
  return known ? <Replay key={`${kind} ${id}`} kind={known} id={id} /> : <NothingHere />;
};

interface ThingProps {
  readonly kind: Kind;
  readonly id: string;
}

const Replay = ({ kind, id }: ThingProps) => {
  const { t } = useWords();
  const search = useSearch({ from: '/replay/$kind/$id' });
  const navigate = useNavigate();
  const { steps, error, refetch } = useSteps(kind, id, true);
  const count = steps?.length ?? 0;
  const { at = count, from, on, audit } = search;
  const axes = useMemo<Axes>(
    () => ({
      at: Math.min(Math.max(at, 1), Math.max(count, 1)),
      from: from === undefined ? undefined : Math.min(Math.max(from, 1), at),
      on,
    }),
    [at, from, on, count],
  );
  const go = useCallback(
    (change: ReplaySearch) =>
      void navigate({
        to: '/replay/$kind/$id',
        params: { kind, id },
        search: { ...search, ...change },
        replace: true,
      }),
    [navigate, kind, id, search],
  );
  if (error) return <ProblemNote error={error} onAgain={() => void refetch()} />;
  if (!steps) return <Spin description={t('loading')} />;
  const number = steps.map(({ data }) => data?.['number']).find((one) => typeof one === 'string');
  return (
    <>
      <h1>
        {t('replay.title')} · {t(`replay.kind.${kind}`)} {String(number ?? id.slice(0, 8))}
      </h1>
      <Mandate kind={kind} id={id} audit={audit} onChoose={(chosen) => go({ audit: chosen })} />
      <p>{t('replay.readOnly')}</p>
      {(kind === 'application' || kind === 'item') && (
        <div className="toolbar">
          <Link to="/cases/$id" params={{ id }}>
            {t('case.history')}
          </Link>
        </div>
      )}
      {count === 0 ? (
        <Alert type="info" title={t('timeline.coming')} />
      ) : (
        <>
          <AxesSliders steps={steps} axes={axes} onChange={go} />
          <Looks kind={kind} id={id} steps={steps} axes={axes} />
        </>
      )}
    </>
  );
};

const Looks = ({
  kind,
  id,
  steps,
  axes,
}: ThingProps & { readonly steps: readonly Recorded[]; readonly axes: Axes }) => {
  const { t } = useWords();
  const { client } = useDesk();
  const [tab, setTab] = useState('state');
  const [failed, setFailed] = useState<Error>();
  const thing = `reporting/replay/${kind}/${encodeURIComponent(id)}`;
  const cut = cutAfter(steps, axes.at);
  const then = `knownAt=${cut}${effective(axes.on)}`;
  const between =
    axes.from === undefined
      ? undefined
      : `${thing}/difference?from=${cutAfter(steps, axes.from)}&to=${cut}${effective(axes.on)}`;
  const kept = { live: false, keep: true };
  const state = useView<StateAnswer>(`${thing}?${then}`, kept);
  const difference = useView<DifferenceAnswer>(between, kept);
  const why = useView<WhyAnswer>(tab === 'why' ? `${thing}/why?${then}` : undefined, kept);
  const shown = steps.slice(0, axes.at);
  const compared = axes.from !== undefined;
  const active = tab === 'changes' && !compared ? 'state' : tab;

  const download = async (): Promise<void> => {
    setFailed(undefined);
    try {
      const [reasons, stateNow] = await Promise.all([
        client.get(`${thing}/why?${then}`),
        client.get(`${thing}?${then}`),
      ]);
      const record = { knownAt: cut, effectiveOn: axes.on ?? null, state: stateNow, why: reasons, steps: shown };
      const all = { ...record, ...(between !== undefined && { difference: await client.get(between) }) };
      saveAs(new Blob([JSON.stringify(all, null, 2)], { type: 'application/json' }), `${kind}-${id}.json`);
    } catch (error) {
      setFailed(error as Error);
    }
  };

  return (
    <>
      <div className="toolbar">
        <Button className="push" onClick={() => void download()}>
          {t('replay.download')}
        </Button>
      </div>
      {failed && <ProblemNote error={failed} />}
      <Tabs
        activeKey={active}
        onChange={setTab}
        items={[
          {
            key: 'state',
            label: t('replay.state'),
            children: <Answered view={state}>{(answer) => <StateAt answer={answer} />}</Answered>,
          },
          ...(compared
            ? [
                {
                  key: 'changes',
                  label: t('replay.difference'),
                  children: (
                    <Answered view={difference}>
                      {({ changes, steps: taken }) => (
                        <Space orientation="vertical" style={{ width: '100%' }}>
                          <Changes changes={changes} />
                          <h2 className="card-title">{t('replay.takenBetween')}</h2>
                          <StepTable steps={taken} />
                        </Space>
                      )}
                    </Answered>
                  ),
                },
              ]
            : []),
          {
            key: 'why',
            label: t('replay.why'),
            children: <Answered view={why}>{(answer) => <Why answer={answer} />}</Answered>,
          },
          {
            key: 'steps',
            label: t('replay.steps', { count: shown.length }),
            children: <StepTable steps={shown} />,
          },
        ]}
      />
    </>
  );
};

interface AnsweredProps<Answer> {
  readonly view: ReturnType<typeof useView<Answer>>;
  readonly children: (answer: Answer) => React.ReactNode;
}

const Answered = <Answer,>({ view, children }: AnsweredProps<Answer>) => {
  if (view.error) return <ProblemNote error={view.error} onAgain={() => void view.refetch()} />;
  return view.data === undefined ? <Spin /> : <div aria-busy={view.isPlaceholderData}>{children(view.data)}</div>;
};
