import type { CivilDate } from '@mingjian/core';
import { pause, Retry, whileLeading, type LeaderLock } from '@mingjian/messaging';
import type { Engine } from './engine.js';

/** What a service does once on every day and when it starts. Safe to repeat: a process that dies on the way leaves it to the next. */
export interface DailyDuty {
  readonly name: string;
  run(engine: Engine): Promise<void>;
}

export interface Daily {
  /** Does what this process, if it leads, has not done today; resolves when that is done. A duty that fails is tried again later. */
  runDue(): Promise<void>;
  stop(): Promise<void>;
}

const LOOK_MS = 60_000;

/** Begins to look after the daily duties; of several processes one does them. */
export const startDaily = (engine: Engine, leader: LeaderLock, duties: readonly DailyDuty[]): Daily => {
  const stopping = new AbortController();
  const done = new Map<string, CivilDate>();
  let leading = false;
  let running: Promise<void> = Promise.resolve();

  const runAll = async (): Promise<void> => {
    const today = engine.today();
    for (const { name, run } of duties) {
      if (!leading || stopping.signal.aborted) return;
      if (done.get(name) === today) continue;
      try {
        await run(engine);
        done.set(name, today);
      } catch (error) {
        engine.log.error({ err: error, duty: name }, 'daily duty');
      }
    }
  };
  const runDue = (): Promise<void> => (running = running.then(runAll));

  const led = whileLeading(leader, new Retry(), stopping.signal, async (_, over) => {
    leading = true;
    try {
      while (!over.aborted) {
        await runDue();
        await pause(LOOK_MS, over);
      }
    } finally {
      leading = false;
    }
  });

  return {
    runDue,
    async stop() {
      stopping.abort();
      await led;
      await running;
    },
  };
};
