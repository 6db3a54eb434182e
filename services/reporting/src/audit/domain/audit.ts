import type { AuditEvent, AuditedKind, Cut } from '@mingjian/contracts';
import {
  accepted,
  refusal,
  refused,
  type CivilDate,
  type Decider,
  type Decision,
  type RefusalFact,
} from '@mingjian/core';
import type { auditRefusals } from './refusals.js';
import { drawSample, inOrder, populationDigest } from './sample.js';

type DataOf<Type extends AuditEvent['type']> = Extract<AuditEvent, { type: Type }>['data'];
type Given = DataOf<'AuditMandateGiven'>;
export type Sample = DataOf<'AuditSampleDrawn'>;

interface By {
  readonly by: string;
  readonly today: CivilDate;
}

export type AuditCommand =
  | (By & {
      readonly type: 'Commission';
      readonly mandate: Omit<Given, 'by' | 'on'>;
      /** Audited organs that are not the commissioning one nor below it. */
      readonly outside: readonly string[];
    })
  | (By & { readonly type: 'End' })
  | (By & {
      readonly type: 'Draw';
      readonly kind: AuditedKind;
      readonly organs: readonly string[];
      readonly cut: Cut;
      readonly seed: string;
      readonly size: number;
      /** Ids of everything in the mandate's reach at the cut. */
      readonly population: readonly string[];
    });

export interface KnownAudit extends Given {
  readonly phase: 'given' | 'ended';
  readonly samples: readonly Sample[];
}
export type AuditState = { readonly phase: 'unknown' } | KnownAudit;

/** A mandate holds from its first day to the day before its end, for the people it names, unless it was ended. */
export const inForce = (audit: KnownAudit, today: CivilDate): boolean =>
  audit.phase === 'given' && audit.validFrom <= today && today < audit.validTo;

/** Whether a thing lies in the mandate: of one of its organs, and begun in its period. */
export const covers = (
  { organs, period }: Pick<KnownAudit, 'organs' | 'period'>,
  thing: { readonly organ: string | null; readonly begunOn: CivilDate },
): boolean =>
  thing.organ !== null && organs.includes(thing.organ) && period.from <= thing.begunOn && thing.begunOn <= period.to;

const refuse = (code: keyof typeof auditRefusals, facts?: Record<string, RefusalFact>) => refused(refusal(code, facts));

/** Streams `audit-<id>`: a mandate, and the samples that were drawn under it. */
export const audit: Decider<AuditCommand, AuditEvent, AuditState> = {
  initialState: { phase: 'unknown' },

  decide(command, state): Decision<AuditEvent> {
    const { by, today: on } = command;
    if (command.type === 'Commission') return commission(command);
    if (state.phase === 'unknown') return refuse('audit.record.unknown');
    const ofAudit = { audit: state.audit, organ: state.organ };
    if (command.type === 'End') {
      if (state.phase === 'ended') return refuse('audit.mandate.alreadyEnded');
      return accepted({ type: 'AuditMandateEnded', data: { ...ofAudit, by, on } });
    }
    if (!inForce(state, on))
      return refuse('audit.mandate.notInForce', { validFrom: state.validFrom, validTo: state.validTo });
    const { kind, organs, cut, seed, size, population } = command;
    if (population.length === 0) return refuse('audit.sample.emptyPopulation');
    return accepted({
      type: 'AuditSampleDrawn',
      data: {
        ...{
          ...ofAudit,
          sample: state.samples.length + 1,
          kind,
          organs: [...organs],
          cut,
          method: 'sha256-rank',
          seed,
          size,
        },
        population: inOrder(population).length,
        populationDigest: populationDigest(population),
        drawn: [...drawSample(population, seed, size)],
        ...{ by, on },
      },
    });
  },

  evolve(state, event) {
    if (event.type === 'AuditMandateGiven') return { ...event.data, phase: 'given', samples: [] };
    if (state.phase === 'unknown') return state;
    return event.type === 'AuditMandateEnded'
      ? { ...state, phase: 'ended' }
      : { ...state, samples: [...state.samples, event.data] };
  },
};

const commission = ({ mandate, outside, by, today: on }: Extract<AuditCommand, { type: 'Commission' }>) => {
  const { period, validFrom, validTo, auditors } = mandate;
  if (outside.length > 0) return refuse('audit.mandate.organOutside', { organs: outside });
  if (period.to < period.from || validTo <= validFrom || validTo <= on) return refuse('audit.mandate.period');
  if (auditors.includes(by)) return refuse('audit.mandate.ownAudit');
  return accepted<AuditEvent>({ type: 'AuditMandateGiven', data: { ...mandate, by, on } });
};
