import { setTimeout as delay } from 'node:timers/promises';
import { serviceNames } from '@mingjian/contracts';
import type { BusKind } from '../launcher/data-folder.js';
import { instanceNames, type InstanceCounts } from '../launcher/instances.js';
import type { Instance } from './instance.js';
import { Chance } from './random.js';

/** Everything in a city that can be killed. One of each kind comes first: a service, the database, the launcher, the broker. */
export const targetsIn = (bus: BusKind, instances: InstanceCounts): readonly string[] => [
  'intake',
  'postgres',
  'launcher',
  ...(bus === 'kafka' ? ['kafka'] : []),
  ...serviceNames.flatMap((service) => instanceNames(service, instances)).filter((name) => name !== 'intake'),
];

/** One kill -9: after which step of the plan, and whom. */
export interface PlannedKill {
  readonly afterStep: number;
  readonly target: string;
}

/** Kills spread over the whole run, every kind of process in turn, in random order; the same seed gives the same instants. */
export const planKills = (
  kills: number,
  steps: number,
  seed: number,
  from: readonly string[],
): readonly PlannedKill[] => {
  const chance = new Chance(seed ^ 0x5eed);
  const targets = chance.shuffle(Array.from({ length: kills }, (_, index) => from[index % from.length]!));
  return targets.map((target, index) => ({
    afterStep: Math.floor((steps * (index + 0.2 + 0.6 * chance.next())) / kills),
    target,
  }));
};

const BACK_WITHIN_MS = 90_000;

/** Kills when its instant has come, one after the other; the city is not told before. */
export class Nemesis {
  private readonly left: PlannedKill[];
  private last: Promise<void> = Promise.resolve();
  private missed = 0;

  constructor(
    kills: readonly PlannedKill[],
    private readonly instance: Pick<Instance, 'pids'>,
    private readonly report: (line: string) => void,
    private readonly limits = { backWithinMs: BACK_WITHIN_MS },
  ) {
    this.left = [...kills];
    for (const { afterStep, target } of kills) report(`will kill -9 ${target} after step ${afterStep}`);
  }

  onStep(count: number, day: string): void {
    while (this.left[0] && count >= this.left[0].afterStep) {
      const { target } = this.left.shift()!;
      this.last = this.last.then(() => this.kill(target, `${day}, step ${count}`));
    }
  }

  /** Resolves when the last kill is done. @returns how many could not be */
  async finished(): Promise<number> {
    await this.last;
    return this.missed + this.left.length;
  }

  /** A target that an earlier kill took down is waited for, so that each planned kill is one. */
  private async kill(target: PlannedKill['target'], when: string): Promise<void> {
    for (const until = performance.now() + this.limits.backWithinMs; performance.now() < until; await delay(50)) {
      const pid = (await this.instance.pids().catch(() => undefined))?.[target];
      if (pid === undefined || !isKilled(pid)) continue;
      this.report(`${when}: kill -9 ${target} (${pid})`);
      return;
    }
    this.missed += 1;
    this.report(`${when}: ${target} did not come back to be killed`);
  }
}

const isKilled = (pid: number): boolean => {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    return false;
  }
};
