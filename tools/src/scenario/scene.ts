import type { WorkCalendar } from '@mingjian/calendar';
import type { CivilDate } from '@mingjian/core';
import type { Role } from '@mingjian/contracts';
import { ProblemError, type Client } from '../client/index.js';

/** Where scenarios happen: a running city, one organ of it, and its people. */
export interface Stage {
  readonly client: Client;
  readonly organ: string;
  readonly section: string;
  /** The supervising department (主管部门) above both. */
  readonly supervisor: string;
  /** Another organ of the city. */
  readonly otherOrgan: string;
  readonly calendar: WorkCalendar;
  /** Subject of whoever holds a role in the organ, or in the other one. */
  personWith(role: Role, organ?: string): string;
  today(): CivilDate;
  /** Moves the clock to the morning of a day and waits for what follows. */
  setDate(day: CivilDate): Promise<void>;
  settle(): Promise<void>;
}

/** One scenario while it is played, with what it remembers between its steps. */
export class Scene {
  /** The id of the thing that it is about. */
  id = '';
  readonly remembered = new Map<string, string>();

  constructor(
    readonly stage: Stage,
    /** Names the scene in texts that people would see. */
    readonly key: string,
  ) {}

  /** Sends a command as whoever holds the role. @throws ProblemError when it is refused */
  async post(role: Role, path: string, body: object, organ?: string): Promise<{ id: string; version: number }> {
    const person = this.stage.client.as(this.stage.personWith(role, organ));
    return (await person.post<{ id: string; version: number }>(path, body)).body;
  }

  async get<Body>(role: Role, path: string): Promise<Body> {
    return (await this.stage.client.as(this.stage.personWith(role)).get<Body>(path)).body;
  }

  recall(name: string): string {
    const value = this.remembered.get(name);
    if (value === undefined) throw new RangeError(`${this.key} remembers no ${name}`);
    return value;
  }
}

/** The code with which a command is refused; undefined when it is not. */
export const refusalOf = async (attempt: () => Promise<unknown>): Promise<string | undefined> => {
  try {
    await attempt();
    return undefined;
  } catch (error) {
    if (error instanceof ProblemError) return error.code;
    throw error;
  }
};
