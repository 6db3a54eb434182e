import { Alert, Button, Select, Spin } from 'antd';
import { useState } from 'react';
import { ActModal } from '../../acts/act-modal.js';
import { approveCalendar, type ApprovedYear } from '../../acts/directory.js';
import { useView } from '../../api/queries.js';
import { useMe } from '../../app/context.js';
import { ProblemNote } from '../../app/problem-note.js';
import { useWords } from '../../words/index.js';

/** Work calendars by year: which days are off, which weekends are worked, and the notice that says so. */
export const Calendars = () => {
  const me = useMe();
  const { t, label } = useWords();
  const { data, error } = useView<{ readonly calendars: readonly ApprovedYear[] }>('intake/calendars');
  const thisYear = Number(me.today.slice(0, 4));
  const [year, setYear] = useState(thisYear);
  const [approving, setApproving] = useState<{ readonly of: ApprovedYear | undefined }>();
  if (error) return <ProblemNote error={error} />;
  if (!data) return <Spin />;
  const approved = data.calendars.find((one) => one.year === year);
  const years = [...new Set([...data.calendars.map((one) => one.year), thisYear, thisYear + 1])].sort();
  const missing = data.calendars.some((one) => one.year === thisYear + 1) ? undefined : thisYear + 1;
  return (
    <>
      <div className="toolbar">
        <Select
          aria-label={t('field.year')}
          style={{ width: 120 }}
          value={year}
          onChange={setYear}
          options={years.map((one) => ({ value: one, label: String(one) }))}
        />
        {me.mayAnywhere('directory.approveCalendar') && (
          <Button type="primary" className="push" onClick={() => setApproving({ of: approved })}>
            {label('acts', 'directory.approveCalendar')}
          </Button>
        )}
      </div>
      {missing !== undefined && (
        <Alert type="warning" title={t('admin.yearMissing', { year: missing })} style={{ marginBottom: 12 }} />
      )}
      {approved ? (
        <>
          <p>
            {t('admin.approved', { source: approved.source, version: approved.version })}{' '}
            {t('admin.days', { off: approved.daysOff.length, makeUp: approved.makeUpWorkdays.length })}
          </p>
          <Year approved={approved} />
        </>
      ) : (
        <Alert type="info" title={t('admin.provisional', { year })} />
      )}
      <ActModal
        chosen={approving && { act: approveCalendar, id: `calendar-${year}`, thing: approving.of }}
        onClose={() => setApproving(undefined)}
      />
    </>
  );
};

const MONTHS = Array.from({ length: 12 }, (_, index) => index);

/** A year as twelve months. A day says in words what it is, not in colour alone. */
const Year = ({ approved }: { readonly approved: ApprovedYear }) => {
  const { t } = useWords();
  const off = new Set(approved.daysOff);
  const worked = new Set(approved.makeUpWorkdays);
  const kindOf = (day: string, weekday: number): 'off' | 'makeUp' | 'weekend' | 'work' => {
    if (worked.has(day)) return 'makeUp';
    if (off.has(day)) return 'off';
    return weekday === 0 || weekday === 6 ? 'weekend' : 'work';
  };
  return (
    <div className="year">
      {MONTHS.map((month) => {
        const first = new Date(Date.UTC(approved.year, month, 1));
        const length = new Date(Date.UTC(approved.year, month + 1, 0)).getUTCDate();
        const name = `${approved.year}-${String(month + 1).padStart(2, '0')}`;
        return (
          <section key={month} aria-label={name}>
            <h2 className="card-title">{name}</h2>
            <div className="weekdays" aria-hidden="true">
              {t('admin.weekdays')
                .split(' ')
                .map((name) => (
                  <span key={name}>{name}</span>
                ))}
            </div>
            <ol>
              {Array.from({ length }, (_, index) => {
                const day = `${name}-${String(index + 1).padStart(2, '0')}`;
                const weekday = (first.getUTCDay() + index) % 7;
                const kind = kindOf(day, weekday);
                return (
                  <li
                    key={day}
                    className={`day-${kind}`}
                    style={index === 0 ? { gridColumnStart: ((first.getUTCDay() + 6) % 7) + 1 } : undefined}
                  >
                    {index + 1}
                    {(kind === 'off' || kind === 'makeUp') && <small>{t(`admin.day.${kind}`)}</small>}
                  </li>
                );
              })}
            </ol>
          </section>
        );
      })}
    </div>
  );
};
