import { Button, Card, Checkbox, Slider, Space } from 'antd';
import { useEffect, useState } from 'react';
import { useWords } from '../../words/index.js';
import { datesOf, type Axes, type Recorded } from './record.js';

/** A look costs a request: only where somebody stops, not everywhere they slide past. */
const REST_MS = 250;

interface AxesSlidersProps {
  readonly steps: readonly Recorded[];
  readonly axes: Axes;
  readonly onChange: (axes: Axes) => void;
}

/** Both axes of time as sliders: the steps as they became known, and the days on which they hold in law. Arrows move, Home and End go to the ends. */
export const AxesSliders = ({ steps, axes, onChange }: AxesSlidersProps) => {
  const { t, event } = useWords();
  const [moved, setMoved] = useState(axes);
  useEffect(() => setMoved(axes), [axes]);
  useEffect(() => {
    if (moved.at === axes.at && moved.from === axes.from && moved.on === axes.on) return undefined;
    const resting = setTimeout(() => onChange(moved), REST_MS);
    return () => clearTimeout(resting);
  }, [moved, axes, onChange]);

  const told = (count: number): string => {
    const step = steps[count - 1];
    return step ? `${count} · ${step.occurredOn} ${event(step.name)}` : String(count);
  };
  const dates = datesOf(steps);
  const any = dates.length;
  const day = (index: number): string => dates[index] ?? t('replay.anyDay');
  const dayAt = moved.on === undefined ? any : dates.findIndex((date) => date >= moved.on!);
  const move = (by: number): void =>
    setMoved({ ...moved, at: Math.min(steps.length, Math.max(moved.from ?? 1, moved.at + by)) });
  const common = { min: 1, max: steps.length, tooltip: { formatter: (count?: number) => told(count ?? 1) } };

  return (
    <Card size="small" style={{ marginBottom: 16 }}>
      <div className="axis">
        <span className="axis-name">{t('replay.known')}</span>
        {moved.from === undefined ? (
          <Slider
            {...common}
            value={moved.at}
            onChange={(at: number) => setMoved({ ...moved, at })}
            ariaLabelForHandle={t('replay.known')}
            ariaValueTextFormatterForHandle={told}
          />
        ) : (
          <Slider
            {...common}
            range
            value={[moved.from, moved.at]}
            onChange={([from, at]: number[]) => setMoved({ ...moved, from, at: at! })}
            ariaLabelForHandle={[t('replay.from'), t('replay.to')]}
            ariaValueTextFormatterForHandle={told}
          />
        )}
        <Space>
          <Button size="small" aria-label={t('replay.earlier')} disabled={moved.at <= 1} onClick={() => move(-1)}>
            ‹
          </Button>
          <Button
            size="small"
            aria-label={t('replay.later')}
            disabled={moved.at >= steps.length}
            onClick={() => move(1)}
          >
            ›
          </Button>
        </Space>
      </div>
      <div className="axis">
        <span className="axis-name">{t('replay.effective')}</span>
        <Slider
          min={0}
          max={any}
          value={dayAt < 0 ? any : dayAt}
          onChange={(index: number) => setMoved({ ...moved, on: dates[index] })}
          tooltip={{ formatter: (index) => day(index ?? any) }}
          ariaLabelForHandle={t('replay.effective')}
          ariaValueTextFormatterForHandle={day}
        />
        <span className="numbers">{moved.on ?? t('replay.anyDay')}</span>
      </div>
      <Space wrap>
        <strong aria-live="polite">
          {moved.from === undefined ? told(moved.at) : `${told(moved.from)} → ${told(moved.at)}`}
        </strong>
        <Checkbox
          checked={moved.from !== undefined}
          disabled={steps.length < 2}
          onChange={({ target }) =>
            setMoved(
              target.checked
                ? { ...moved, from: Math.max(1, moved.at - 1), at: Math.max(2, moved.at) }
                : { ...moved, from: undefined },
            )
          }
        >
          {t('replay.compare')}
        </Checkbox>
      </Space>
    </Card>
  );
};
