import type { CivilDate } from '@mingjian/core';
import { ProblemError } from '../client/index.js';
import { atMost } from '../demo/at-once.js';
import type { Scenario, Step } from './scenario.js';
import { refusalOf, Scene, type Stage } from './scene.js';

/** How a scenario went: what its steps came to, until the first that went wrong. */
export interface Played {
  readonly scenario: Scenario;
  readonly lines: readonly string[];
  /** What went wrong, in words; undefined when nothing did. */
  readonly fault: string | undefined;
}

interface Playing {
  readonly scenario: Scenario;
  readonly scene: Scene;
  readonly lines: string[];
  next: number;
  /** The day that it waits for. */
  until?: CivilDate | undefined;
  fault?: string;
}

const AT_ONCE = 16;

/**
 * Plays scenarios side by side: a round is one step of each, then everything settles; when all that are left wait for a day, the clock
 * goes to the first of these days.
 */
export const playAll = async (scenarios: readonly Scenario[], stage: Stage): Promise<readonly Played[]> => {
  const all = scenarios.map((scenario): Playing => ({
    scenario,
    scene: new Scene(stage, scenario.id),
    lines: [],
    next: 0,
  }));
  const unfinished = () => all.filter(({ fault, next, scenario }) => !fault && next < scenario.steps.length);
  for (let left = unfinished(); left.length > 0; left = unfinished()) {
    const ready = left.filter(({ until }) => until === undefined || until <= stage.today());
    if (ready.length === 0) {
      await stage.setDate(left.map(({ until }) => until!).reduce((one, other) => (one < other ? one : other)));
      continue;
    }
    await atMost(AT_ONCE, ready, step);
    await stage.settle();
  }
  return all.map(({ scenario, lines, fault }) => ({ scenario, lines, fault }));
};

const step = async (playing: Playing): Promise<void> => {
  const { scenario, scene, lines } = playing;
  const taken = scenario.steps[playing.next]!;
  playing.next += 1;
  playing.until = undefined;
  if (taken.kind === 'until') {
    playing.until = taken.day(scene);
    lines.push(`waits until ${playing.until}`);
    return;
  }
  try {
    const { line, fault } = await outcomeOf(taken, scene);
    lines.push(line);
    if (fault !== undefined) playing.fault = fault;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    playing.fault = `${nameOf(taken)}: ${error.message}`;
  }
};

type Taken = Exclude<Step, { readonly kind: 'until' }>;

const nameOf = (taken: Taken): string => (taken.kind === 'shows' ? taken.what : taken.act.name);

const outcomeOf = async (taken: Taken, scene: Scene): Promise<{ readonly line: string; readonly fault?: string }> => {
  if (taken.kind === 'act') {
    await taken.act.perform(scene);
    return { line: taken.act.name };
  }
  if (taken.kind === 'refused') {
    const { act, without, code } = taken;
    const found = await refusalOf(() => act.perform(scene));
    const line = `${act.name} without ${without}: ${found === undefined ? 'accepted' : `refused, ${found}`}`;
    return found === code ? { line } : { line, fault: `${line}; ${code} expected` };
  }
  const found = (await taken.read(scene)) as Readonly<Record<string, unknown>>;
  const expected = Object.entries(taken.expected(scene));
  const line = `${taken.what}: ${expected.map(([name]) => JSON.stringify(found[name])).join(', ')}`;
  const wrong = expected.find(([name, value]) => JSON.stringify(found[name]) !== JSON.stringify(value));
  return wrong ? { line, fault: `${line}; ${JSON.stringify(wrong[1])} expected` } : { line };
};
