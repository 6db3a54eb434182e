import type { Actor, Pins, ServiceName } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';

/** One recorded event of a thing, as replay reads it: what happened, by whom, under which law, and where it stands in which log. */
export interface Step {
  readonly source: ServiceName;
  readonly sequence: number;
  /** ISO 8601, UTC. */
  readonly recordedAt: string;
  /** Its place in the stream, from 1. */
  readonly version: number;
  readonly name: string;
  /** The legal civil date of the fact. */
  readonly occurredOn: CivilDate;
  /** `late`: entered afterwards (补录). */
  readonly entry: 'live' | 'late';
  readonly actor: Actor;
  readonly actingFor: string | null;
  /** The versions of rules, calendar, form and template that it used. */
  readonly pins: Pins;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A step as people are told of it, without the data that the state shows anyhow. */
export type ToldStep = Omit<Step, 'data'>;

export const told = ({ data: _data, ...step }: Step): ToldStep => step;
