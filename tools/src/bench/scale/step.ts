import { catalogue, serviceNames, type ServiceName } from '@mingjian/contracts';
import type { Draw } from './chance.js';
import type { Days } from './days.js';

/** One event of a life before it has its place in a log. */
export interface Step {
  /** The day of recording, by number. */
  readonly day: number;
  readonly source: ServiceName;
  readonly kind: 'contract' | 'private';
  readonly wireType: string;
  readonly stream: string;
  readonly version: number;
  /** The legal date. */
  readonly on: string;
  readonly late: boolean;
  readonly organ: string;
  readonly caseId: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

const definitions = new Map(
  [...catalogue.values()].map(({ name, service, kind, wireType }) => [
    name,
    { source: serviceNames.find((known) => known === service)!, kind, wireType },
  ]),
);

/** Writes down a life step by step: each event on its stream, in versions without a gap. */
export class Life {
  readonly steps: Step[] = [];
  private readonly versions = new Map<string, number>();

  constructor(
    readonly organ: string,
    readonly caseId: string | null,
    readonly draw: Draw,
    readonly days: Days,
    /** When everything was entered afterwards (补录): the day on which that was. */
    private readonly enteredOn: number | null = null,
  ) {}

  add(day: number, name: string, stream: string, data: Readonly<Record<string, unknown>>): void {
    const version = (this.versions.get(stream) ?? 0) + 1;
    this.versions.set(stream, version);
    const { source, kind, wireType } = definitions.get(name)!;
    const late = this.enteredOn !== null;
    const { organ, caseId } = this;
    const on = this.days.date(day);
    this.steps.push({
      day: this.enteredOn ?? day,
      source,
      kind,
      wireType,
      stream,
      version,
      on,
      late,
      organ,
      caseId,
      data,
    });
  }
}
