import { Problem, type Engine } from '@mingjian/service-kit';
import { audits } from './audit.aggregates.js';
import type { FindingState, KnownAudit } from './domain/index.js';

/** An audit as it stands; undefined where there is none. */
export const auditOf = async (engine: Engine, id: string): Promise<KnownAudit | undefined> => {
  const { state } = await engine.pipeline.load(audits, id);
  return state.phase === 'unknown' ? undefined : state;
};

/** The audit of somebody who carries it out. @throws Problem a neutral 404 for everybody else, as for an audit that does not exist */
export const ownAudit = async (engine: Engine, id: string, sub: string): Promise<KnownAudit> => {
  const audit = await auditOf(engine, id);
  if (!audit?.auditors.includes(sub)) throw Problem.of('request.notFound');
  return audit;
};

/** The organ by whose right an auditor acts under a mandate: any of the audited ones, and all of them are audited by the same people. */
export const auditedOrgan = (state: { readonly phase: string; readonly organs?: readonly string[] }): string | null =>
  state.organs?.[0] ?? null;

/** The audit of a finding, for those who carry it out. @throws Problem a neutral 404 for everybody else */
export const auditOfFinding = (engine: Engine, finding: FindingState, sub: string): Promise<KnownAudit> =>
  ownAudit(engine, finding.phase === 'unknown' ? '' : finding.audit, sub);
