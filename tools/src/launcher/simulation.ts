import { Deadline, sleep } from './deadline.js';
import type { ServiceProgress } from './service-process.js';

/** A service as the simulation sees it. */
export interface SimulatedService {
  readonly name: string;
  setClock(now: Date): Promise<void>;
  progress(): Promise<ServiceProgress>;
}

export interface SimulationOptions {
  readonly now: Date;
  /** Keeps the instant so that it survives a crash. */
  readonly keep: (now: Date) => Promise<void>;
  /** In the order in which they learn a new time. */
  readonly services: readonly SimulatedService[];
  readonly limitMs?: number;
}

export interface Settled {
  /** Length of each service's log. */
  readonly events: Readonly<Record<string, number>>;
  /** Messages that wait for a person, over all services. */
  readonly parked: number;
}

/** The wanted instant is before the present one. */
export class ClockBackwards extends RangeError {}
/** The services did not get there within the limit; asking again is harmless. */
export class SimulationTimedOut extends Error {}

const LIMIT_MS = 60_000;
const BETWEEN_ROUNDS_MS = 5;
const AFTER_A_DEATH_MS = 100;

/**
 * The simulated time of a city: one instant, kept first and then told to every service, which answers when everything due by then has
 * been done. A service that dies on the way learns the kept instant when it starts, and is told again.
 */
export class Simulation {
  private instant: Date;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: SimulationOptions) {
    this.instant = options.now;
  }

  get now(): Date {
    return this.instant;
  }

  /**
   * Moves the clock, after moves that were asked for earlier. The present instant again is allowed, so that a client which did not hear
   * the answer may repeat itself.
   * @throws ClockBackwards
   * @throws SimulationTimedOut
   */
  setClock(now: Date): Promise<void> {
    const moved = this.turn.then(() => this.move(now));
    this.turn = moved.catch(() => undefined);
    return moved;
  }

  /**
   * Resolves when nothing is on its way in any service: two rounds in a row in which all say so and no log has grown. One round is not
   * enough, because a service may answer before a message reaches it that another has just sent.
   * @throws SimulationTimedOut
   */
  async settle(): Promise<Settled> {
    const deadline = this.deadline('the services did not settle');
    let before: Settled | undefined;
    for (;;) {
      const round = await deadline.within(this.round());
      if (round && before && sameEvents(round, before)) return round;
      if (!round) await deadline.within(sleep(BETWEEN_ROUNDS_MS));
      before = round;
    }
  }

  private async move(now: Date): Promise<void> {
    if (now < this.instant) throw new ClockBackwards(`the clock stands at ${this.instant.toISOString()}`);
    await this.options.keep(now);
    this.instant = now;
    const deadline = this.deadline('the services did not set their clocks');
    for (const service of this.options.services) {
      while (!(await deadline.within(succeeds(service.setClock(now))))) {
        await deadline.within(sleep(AFTER_A_DEATH_MS));
      }
    }
  }

  /** Undefined when a service is busy or down. */
  private async round(): Promise<Settled | undefined> {
    const progress = await Promise.all(
      this.options.services.map((service) => service.progress().catch(() => undefined)),
    );
    const events: Record<string, number> = {};
    let parked = 0;
    for (const [index, service] of this.options.services.entries()) {
      const said = progress[index];
      if (!said?.settled) return undefined;
      events[service.name] = said.events;
      parked += said.parked;
    }
    return { events, parked };
  }

  private deadline(complaint: string): Deadline {
    return new Deadline(this.options.limitMs ?? LIMIT_MS, () => new SimulationTimedOut(complaint));
  }
}

const succeeds = (work: Promise<void>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  );

const sameEvents = (a: Settled, b: Settled): boolean =>
  Object.entries(a.events).every(([service, events]) => b.events[service] === events);
