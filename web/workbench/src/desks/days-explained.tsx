import type { TermExplained } from '../acts/applications.js';
import { useWords } from '../words/index.js';
import type { MessageKey } from '../words/messages.js';

const REASONS: Readonly<Record<string, MessageKey>> = {
  start: 'clock.start',
  weekend: 'clock.weekend',
  dayOff: 'clock.dayOff',
  paused: 'clock.paused',
};

interface DaysExplainedProps {
  readonly days: TermExplained;
  /** Marked among them; undefined: none. */
  readonly today?: string;
}

/** A period day by day: each counted with its number, each skipped with the reason (Art 33). */
export const DaysExplained = ({ days: { counted, skipped }, today }: DaysExplainedProps) => {
  const { t } = useWords();
  const days = [
    ...counted.map(({ date, ordinal, makeUp }) => ({
      date,
      counts: true,
      text: `${t('clock.day', { day: ordinal })}${makeUp ? ` ${t('clock.makeUp')}` : ''}`,
    })),
    ...skipped.map(({ date, reason }) => ({ date, counts: false, text: t(REASONS[reason] ?? 'clock.paused') })),
  ].sort((one, other) => one.date.localeCompare(other.date));
  return (
    <ol className="days">
      {days.map(({ date, counts, text }) => (
        <li key={date} className={counts ? 'counted' : 'skipped'} aria-current={date === today ? 'date' : undefined}>
          <div className="numbers">{date.slice(5)}</div>
          {date === today && <strong>{t('today')} · </strong>}
          {text}
        </li>
      ))}
    </ol>
  );
};
