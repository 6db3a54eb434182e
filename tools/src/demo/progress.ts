import { Presets, SingleBar } from 'cli-progress';

export interface Progress {
  /** A line above the bar. */
  say(line: string): void;
  day(day: string, done: number, commands: number): void;
  end(): void;
}

const LINE_EVERY_MS = 10_000;

/** A bar on a terminal; a line every ten seconds elsewhere. */
export const showProgress = (days: number): Progress => {
  const started = performance.now();
  const rate = (commands: number): number => Math.round(commands / ((performance.now() - started) / 1000));
  if (!process.stdout.isTTY) {
    let last = started;
    return {
      say: (line) => console.log(line),
      day(day, done, commands) {
        if (performance.now() - last < LINE_EVERY_MS) return;
        last = performance.now();
        console.log(`${day}  ${Math.round((100 * done) / days)} %  ${commands} commands  ${rate(commands)}/s`);
      },
      end: () => undefined,
    };
  }
  const bar = new SingleBar(
    { format: '{day} {bar} {percentage}%  {commands} commands  {rate}/s', hideCursor: true, clearOnComplete: true },
    Presets.shades_classic,
  );
  bar.start(days, 0, { day: '', commands: 0, rate: 0 });
  return {
    say(line) {
      process.stdout.write(`\r\u001b[K${line}\n`);
    },
    day: (day, done, commands) => bar.update(done, { day, commands, rate: rate(commands) }),
    end: () => bar.stop(),
  };
};
