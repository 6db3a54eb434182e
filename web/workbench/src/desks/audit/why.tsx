import { Alert, Collapse, Empty, Table, Tag } from 'antd';
import type { TermExplained } from '../../acts/applications.js';
import { useMe } from '../../app/context.js';
import { useWords } from '../../words/index.js';
import type { MessageKey } from '../../words/messages.js';
import { DaysExplained } from '../days-explained.js';
import { factName, factValue, leavesOf } from '../fact-names.js';
import type { Recorded } from './record.js';
import { StepTable } from './step-table.js';

/** A date, fee or decision with the step that says it, reckoned again with the law that this step pins. */
export interface Reckoned {
  readonly of: string;
  readonly step: Recorded;
  readonly recorded: unknown;
  readonly recomputed: unknown;
  /** Null: it pins too little to be reckoned again. */
  readonly agrees: boolean | null;
  readonly restsOn: readonly { readonly table: string; readonly row: unknown }[];
  readonly days?: TermExplained;
  readonly follows?: readonly Recorded[];
  readonly law: readonly { readonly pinned: string; readonly today: string | null; readonly changedSince: boolean }[];
}

export interface WhyAnswer {
  readonly reckonings: readonly Reckoned[];
  readonly agrees: boolean;
}

/** Why the dates, fees and decisions are what they are, each reckoned again on the spot. */
export const Why = ({ answer }: { readonly answer: WhyAnswer }) => {
  const { t, event } = useWords();
  const { reckonings, agrees } = answer;
  if (reckonings.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('why.none')} />;
  return (
    <>
      <Alert
        type={agrees ? 'success' : 'error'}
        title={t(agrees ? 'why.allAgree' : 'why.disagrees')}
        style={{ marginBottom: 12 }}
      />
      <Collapse
        defaultActiveKey="0"
        items={reckonings.map((one, index) => ({
          key: String(index),
          label: (
            <>
              <strong>{t(`why.of.${one.of as 'term'}`)}</strong> · {one.step.occurredOn} {event(one.step.name)}{' '}
              <Verdict agrees={one.agrees} />
            </>
          ),
          children: <Reckoning one={one} />,
        }))}
      />
    </>
  );
};

const VERDICTS = {
  true: ['why.agrees', 'success'],
  false: ['why.differs', 'error'],
  null: ['why.unknown', 'warning'],
} as const satisfies Record<string, readonly [MessageKey, string]>;

const Verdict = ({ agrees }: Pick<Reckoned, 'agrees'>) => {
  const { t } = useWords();
  const [key, colour] = VERDICTS[`${agrees}`];
  return <Tag color={colour}>{t(key)}</Tag>;
};

/** `terms` of `terms@1`; a calendar is no table. */
const tableOf = (pinned: string): string | undefined => /^([a-zA-Z]+)@\d+$/.exec(pinned)?.[1];

const Reckoning = ({ one }: { readonly one: Reckoned }) => {
  const words = useWords();
  const me = useMe();
  const { t, label } = words;
  const told = (value: unknown): string =>
    value === null || typeof value !== 'object'
      ? factValue(one.of, value, words, me)
      : leavesOf(value)
          .map(([path, leaf]) => `${factName(path, words)} ${factValue(path, leaf, words, me)}`)
          .join('；');
  return (
    <div className="stacked">
      <table className="plain-table">
        <tbody>
          <tr>
            <th scope="row">{t('why.recorded')}</th>
            <td>{told(one.recorded)}</td>
          </tr>
          <tr>
            <th scope="row">{t('why.recomputed')}</th>
            <td>{told(one.recomputed)}</td>
          </tr>
          <tr>
            <th scope="row">{t('col.person')}</th>
            <td>
              {one.step.actor.sub}（{label('roles', one.step.actor.role)}） · {one.step.source} #{one.step.sequence}
            </td>
          </tr>
        </tbody>
      </table>
      <Table
        size="small"
        rowKey="pinned"
        pagination={false}
        dataSource={one.law}
        columns={[
          {
            title: t('why.used'),
            className: 'wrap',
            render: (_, { pinned }) => (
              <>
                {tableOf(pinned) && `${label('ruleRowSchemas', tableOf(pinned))} `}
                <code>{pinned}</code>
              </>
            ),
          },
          {
            title: t('why.today'),
            className: 'wrap',
            render: (_, { today, changedSince }) => (
              <>
                <code>{today ?? '—'}</code> {changedSince && <Tag color="warning">{t('why.changed')}</Tag>}
              </>
            ),
          },
        ]}
      />
      {one.restsOn.length > 0 && (
        <table className="plain-table">
          <caption>{t('why.restsOn')}</caption>
          <tbody>
            {one.restsOn.map(({ table, row }) => (
              <tr key={`${table} ${JSON.stringify(row)}`}>
                <th scope="row">{label('ruleRowSchemas', table)}</th>
                <td>
                  {leavesOf(row)
                    .filter(([, value]) => value !== null)
                    .map(([path, value]) => `${factName(path, words)} ${factValue(path, value, words, me)}`)
                    .join(' · ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {one.days && <DaysExplained days={one.days} />}
      {one.follows && one.follows.length > 0 && (
        <>
          <strong>{t('why.follows')}</strong>
          <StepTable steps={one.follows} />
        </>
      )}
    </div>
  );
};
