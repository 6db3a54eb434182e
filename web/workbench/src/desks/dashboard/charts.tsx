interface SparklineProps {
  readonly values: readonly (number | null)[];
  readonly label: string;
}

const WIDTH = 160;
const HEIGHT = 36;

/** How a figure went, as a line; a gap where there is none. Its numbers are in the label. */
export const Sparkline = ({ values, label }: SparklineProps) => {
  const most = Math.max(...values.map((value) => value ?? 0), 0.000_001);
  const at = (index: number): number =>
    values.length < 2 ? WIDTH / 2 : (index / (values.length - 1)) * (WIDTH - 6) + 3;
  const high = (value: number): number => HEIGHT - 3 - (value / most) * (HEIGHT - 6);
  const points = values.flatMap((value, index) => (value === null ? [] : [[at(index), high(value)] as const]));
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width="100%" height={HEIGHT} role="img" aria-label={label}>
      <polyline
        points={points.map((point) => point.join(',')).join(' ')}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
      />
      {points.map(([x, y]) => (
        <circle key={x} cx={x} cy={y} r="2" fill="currentColor" />
      ))}
    </svg>
  );
};

export interface Bar {
  readonly key: string;
  readonly name: string;
  /** How long it is. */
  readonly size: number | null;
  readonly told: string;
  readonly note?: string;
}

interface BarsProps {
  readonly bars: readonly Bar[];
  readonly label: string;
  /** Opens what a bar counts; undefined: there is nothing to open. */
  readonly onOpen?: ((key: string) => void) | undefined;
}

/** Figures side by side; each says its number in words too, and opens what it counts. */
export const Bars = ({ bars, label, onOpen }: BarsProps) => {
  const most = Math.max(...bars.map(({ size }) => size ?? 0), 0.000_001);
  return (
    <ul className="bars" aria-label={label}>
      {bars.map(({ key, name, size, told, note }) => {
        const row = (
          <>
            <span className="bar-name">{name}</span>
            <svg className="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
              <rect width={((size ?? 0) / most) * 100} height="10" fill="currentColor" />
            </svg>
            <span className="numbers">
              {told} {note && <small>{note}</small>}
            </span>
          </>
        );
        return (
          <li key={key}>
            {onOpen ? (
              <button type="button" onClick={() => onOpen(key)}>
                {row}
              </button>
            ) : (
              <div>{row}</div>
            )}
          </li>
        );
      })}
    </ul>
  );
};
