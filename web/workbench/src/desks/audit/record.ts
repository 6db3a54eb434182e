import type { Kind } from '../../acts/audits.js';
import type { Step } from '../../acts/conflict.js';
import { useView } from '../../api/queries.js';

export { KINDS, type Kind } from '../../acts/audits.js';

/** A recorded step as replay and the record of a case tell it. */
export type Recorded = Omit<Step, 'data' | 'stream'> &
  Partial<Pick<Step, 'data' | 'stream'>> & {
    /** The versions of rules, calendar, form and template that it used. */
    readonly pins: Readonly<Partial<Record<'rules' | 'calendar' | 'form' | 'template', string>>>;
  };

interface Timeline {
  readonly entries?: readonly Recorded[];
  readonly steps?: readonly Recorded[];
}

/** The steps that a thing can be looked at after: of a case those of all services, no effect before its cause; else its own. */
export const useSteps = (kind: Kind, id: string, ready: boolean) => {
  const ofCase = kind === 'application' || kind === 'item';
  const path = ofCase
    ? `reporting/cases/${id}/timeline`
    : `reporting/replay/${kind}/${encodeURIComponent(id)}/timeline`;
  const { data, error, refetch } = useView<Timeline>(ready ? path : undefined, { live: false });
  return { steps: data?.entries ?? data?.steps, error, refetch };
};

const SERVICES = ['intake', 'review', 'publish', 'reporting'] as const;

/** The cut after a step: as far in each log as this thing had come. `intake:12,review:4,publish:0,reporting:0` */
export const cutAfter = (steps: readonly Recorded[], count: number): string => {
  const reached = new Map<string, number>();
  for (const { source, sequence } of steps.slice(0, count))
    reached.set(source, Math.max(reached.get(source) ?? 0, sequence));
  return SERVICES.map((service) => `${service}:${reached.get(service) ?? 0}`).join(',');
};

/** The legal dates of the steps, each once, in their order. */
export const datesOf = (steps: readonly Recorded[]): readonly string[] =>
  [...new Set(steps.map(({ occurredOn }) => occurredOn))].sort();

export interface Change {
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

export type Facts = Readonly<Record<string, unknown>>;

export interface StateAnswer {
  readonly known: { readonly cut: Readonly<Record<string, number>> };
  readonly state: { readonly phase: string; readonly facts: Facts } | null;
  readonly version: number;
  readonly late: boolean;
  readonly related: readonly { readonly kind: string; readonly id: string }[];
}

export interface DifferenceAnswer {
  readonly changes: readonly Change[];
  readonly steps: readonly Recorded[];
  readonly late: boolean;
}

/** The two axes of a look: what was known by which step, and what holds in law on which day. */
export interface Axes {
  /** After so many steps. */
  readonly at: number;
  /** Compared with after so many steps; undefined: not compared. */
  readonly from: number | undefined;
  /** `YYYY-MM-DD`; undefined: whatever has happened. */
  readonly on: string | undefined;
}

export const effective = (on: string | undefined): string => (on === undefined ? '' : `&effectiveOn=${on}`);
