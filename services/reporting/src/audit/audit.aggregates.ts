import { auditEvents, findingEvents, type AuditEvent, type FindingEvent } from '@mingjian/contracts';
import type { Aggregate } from '@mingjian/service-kit';
import {
  audit,
  auditRefusals,
  finding,
  findingRefusals,
  type AuditCommand,
  type AuditState,
  type FindingCommand,
  type FindingState,
} from './domain/index.js';

/** An audit as the engine sees it: of the organ that commissioned it. */
export const audits: Aggregate<AuditCommand, AuditEvent, AuditState> = {
  name: 'audit',
  decider: audit,
  events: auditEvents,
  refusals: auditRefusals,
  exists: ({ phase }) => phase !== 'unknown',
  organOf: (state) => (state.phase === 'unknown' ? null : state.organ),
};

/** A finding as the engine sees it: of the organ in which something was found. */
export const findings: Aggregate<FindingCommand, FindingEvent, FindingState> = {
  name: 'finding',
  decider: finding,
  events: findingEvents,
  refusals: findingRefusals,
  exists: ({ phase }) => phase !== 'unknown',
  organOf: (state) => (state.phase === 'unknown' ? null : state.organ),
};
