import { Chance } from './random.js';
import type { Instance } from './instance.js';

const TARGETS = ['intake', 'postgres', 'review', 'launcher', 'publish', 'reporting'] as const;

/** One kill -9: after which acknowledged command, and whom. */
export interface PlannedKill {
  readonly afterCommand: number;
  readonly target: (typeof TARGETS)[number];
}

/** Kills spread over the run, every kind of process in turn; the same seed gives the same instants. */
export const planKills = (kills: number, commands: number, seed: number): readonly PlannedKill[] => {
  const chance = new Chance(seed ^ 0x5eed);
  return Array.from({ length: kills }, (_, index) => ({
    afterCommand: Math.floor((commands * (index + 0.2 + 0.6 * chance.next())) / kills),
    target: TARGETS[index % TARGETS.length]!,
  }));
};

/** Kills when its instant has come; nobody is told before. */
export class Nemesis {
  private readonly left: PlannedKill[];

  constructor(
    kills: readonly PlannedKill[],
    private readonly instance: Instance,
    private readonly report: (line: string) => void,
  ) {
    this.left = [...kills];
  }

  onCommand(count: number): void {
    const next = this.left[0];
    if (!next || count < next.afterCommand) return;
    this.left.shift();
    void this.kill(next, count);
  }

  private async kill({ target }: PlannedKill, count: number): Promise<void> {
    const pids = await this.instance.pids().catch(() => undefined);
    const pid =
      target === 'launcher'
        ? this.instance.launcherPid
        : target === 'postgres'
          ? pids?.postgres
          : pids?.services[target];
    if (pid === undefined) {
      this.report(`after command ${count}: ${target} is already down`);
      return;
    }
    this.report(`after command ${count}: kill -9 ${target} (${pid})`);
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      this.report(`${target} was gone before`);
    }
  }
}
