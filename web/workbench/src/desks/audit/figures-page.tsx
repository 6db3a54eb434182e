import { useParams } from '@tanstack/react-router';
import { Card, Checkbox, DatePicker, Slider, Space, Spin, Switch } from 'antd';
import dayjs from 'dayjs';
import { Fragment, useEffect, useMemo, useState } from 'react';
import { useView } from '../../api/queries.js';
import { useMe } from '../../app/context.js';
import { ProblemNote } from '../../app/problem-note.js';
import { useWords } from '../../words/index.js';
import { codesOf } from '../../words/labels.js';
import type { Place } from '../reports/behind-cell.js';
import {
  APPLICANT_COLUMNS,
  columnName,
  fullRowName,
  OUTCOME_COLUMNS,
  REMEDY_ROWS,
  rowName,
  TABLE2_CELLS,
} from '../reports/places.js';
import { GroupRow } from '../reports/tables.js';
import { effective } from './record.js';
import { WhyFigure } from './why-figure.js';

interface FiguresAnswer {
  readonly cells: readonly (Place & { readonly value: string | null })[];
}

const REST_MS = 250;
const keyOf = ({ table, row, column }: Place): string => `${table} ${row} ${column}`;

/** The tables of an organ and year as they were known on any day, of what held in law by any day; what differs between two days; and why each figure is so. */
export const FiguresPage = () => {
  const { organ, year } = useParams({ from: '/figures/$organ/$year' });
  const me = useMe();
  const words = useWords();
  const { t, language } = words;
  const first = dayjs(`${year}-01-01`);
  const last = Math.max(0, dayjs(me.today).diff(first, 'day'));
  const [days, setDays] = useState<readonly [from: number | undefined, at: number]>([undefined, last]);
  const [rested, setRested] = useState(days);
  const [on, setOn] = useState<string>();
  const [subtree, setSubtree] = useState(false);
  const [place, setPlace] = useState<Place>();
  useEffect(() => {
    const resting = setTimeout(() => setRested(days), REST_MS);
    return () => clearTimeout(resting);
  }, [days]);
  const dateAt = (day: number): string => first.add(day, 'day').format('YYYY-MM-DD');
  const axes = (day: number): string => `knownAt=${dateAt(day)}${effective(on)}&scope=${subtree ? 'subtree' : 'own'}`;
  const path = `reporting/replay/figures/${organ}/${year}`;
  const now = useView<FiguresAnswer>(`${path}?${axes(rested[1])}`, { live: false, keep: true });
  const then = useView<FiguresAnswer>(rested[0] === undefined ? undefined : `${path}?${axes(rested[0])}`, {
    live: false,
    keep: true,
  });
  const values = useMemo(() => valuesOf(now.data), [now.data]);
  const before = rested[0] === undefined ? undefined : then.data && valuesOf(then.data);
  const changed = before ? [...values].filter(([key, value]) => before.get(key) !== value).length : 0;
  const common = { min: 0, max: last, tooltip: { formatter: (day?: number) => dateAt(day ?? 0) } };
  return (
    <>
      <h1>
        {t('figures.title')} · {me.organName(organ, language)} {year}
      </h1>
      <Card size="small" style={{ marginBottom: 16 }}>
        <div className="axis">
          <span className="axis-name">{t('figures.knownAt')}</span>
          {days[0] === undefined ? (
            <Slider
              {...common}
              value={days[1]}
              onChange={(at: number) => setDays([undefined, at])}
              ariaLabelForHandle={t('figures.knownAt')}
              ariaValueTextFormatterForHandle={dateAt}
            />
          ) : (
            <Slider
              {...common}
              range
              value={[days[0], days[1]]}
              onChange={([from, at]: number[]) => setDays([from, at!])}
              ariaLabelForHandle={[t('replay.from'), t('replay.to')]}
              ariaValueTextFormatterForHandle={dateAt}
            />
          )}
          <span className="numbers">{dateAt(days[1])}</span>
        </div>
        <Space wrap>
          <Checkbox
            checked={days[0] !== undefined}
            onChange={({ target }) => setDays(([, at]) => [target.checked ? Math.max(0, at - 30) : undefined, at])}
          >
            {t('figures.compare')}
          </Checkbox>
          <span id="effective">{t('replay.effective')}</span>
          <DatePicker
            aria-labelledby="effective"
            placeholder={t('replay.anyDay')}
            value={on === undefined ? null : dayjs(on)}
            onChange={(day) => setOn(day?.format('YYYY-MM-DD'))}
          />
          <Switch aria-label={t('field.withSubordinates')} checked={subtree} onChange={setSubtree} />
          <span>{t('field.withSubordinates')}</span>
          {before && <strong aria-live="polite">{t('figures.changed', { count: changed })}</strong>}
        </Space>
      </Card>
      {now.error && <ProblemNote error={now.error} />}
      {then.error && <ProblemNote error={then.error} />}
      {now.data ? (
        <div style={{ display: 'grid', gap: 20, overflowX: 'auto' }} aria-busy={now.isPlaceholderData}>
          <table className="plain-table">
            <caption>{t('table2')}</caption>
            <tbody>
              {TABLE2_CELLS.map(([row, column]) => (
                <tr key={`${row}.${column}`}>
                  <th scope="row">{rowName(row, words)}</th>
                  <td>{columnName(column, words)}</td>
                  <Cell place={{ table: 2, row, column }} values={values} before={before} onOpen={setPlace} />
                </tr>
              ))}
            </tbody>
          </table>
          {GRIDS.map(({ table, caption, rows, columns }) => (
            <table className="plain-table" key={table}>
              <caption>{t(caption)}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('col.row')}</th>
                  {columns.map((column) => (
                    <th scope="col" key={column}>
                      {columnName(column, words)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows()
                  .filter((row) => values.has(`${table} ${row} total`))
                  .map((row) => (
                    <Fragment key={row}>
                      <GroupRow row={row} columns={columns.length} />
                      <tr>
                        <th scope="row">{rowName(row, words)}</th>
                        {columns.map((column) => (
                          <Cell
                            key={column}
                            place={{ table, row, column }}
                            values={values}
                            before={before}
                            onOpen={setPlace}
                          />
                        ))}
                      </tr>
                    </Fragment>
                  ))}
              </tbody>
            </table>
          ))}
        </div>
      ) : (
        <Spin description={t('loading')} />
      )}
      <WhyFigure path={path} axes={axes(rested[1])} place={place} onClose={() => setPlace(undefined)} />
    </>
  );
};

const GRIDS = [
  { table: 3, caption: 'table3', rows: () => codesOf('resultCodes'), columns: APPLICANT_COLUMNS },
  { table: 4, caption: 'table4', rows: () => REMEDY_ROWS, columns: OUTCOME_COLUMNS },
] as const;

const valuesOf = (answer: FiguresAnswer | undefined): ReadonlyMap<string, string | null> =>
  new Map((answer?.cells ?? []).map((cell) => [keyOf(cell), cell.value]));

interface CellProps {
  readonly place: Place;
  readonly values: ReadonlyMap<string, string | null>;
  readonly before: ReadonlyMap<string, string | null> | undefined;
  readonly onOpen: (place: Place) => void;
}

/** A figure; where it differs from the other day, what it was. */
const Cell = ({ place, values, before, onOpen }: CellProps) => {
  const words = useWords();
  const value = values.get(keyOf(place));
  const was = before?.get(keyOf(place));
  const differs = before !== undefined && was !== value;
  if (value === undefined) return <td className="figure">/</td>;
  const stated = (one: string | null | undefined): string => one ?? words.t('figures.notStated');
  const told = differs ? `${stated(value)} ${words.t('figures.was', { value: stated(was) })}` : stated(value);
  return (
    <td className={differs ? 'figure numbers changed' : 'figure numbers'}>
      <button
        type="button"
        className="figure"
        aria-label={`${fullRowName(place.row, words)} ${columnName(place.column, words)} ${told}`}
        onClick={() => onOpen(place)}
      >
        {stated(value)}
        {differs && <span className="was"> {words.t('figures.was', { value: stated(was) })}</span>}
      </button>
    </td>
  );
};
