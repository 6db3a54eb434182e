import { complaintEvents, decodeEnvelope, upcast } from '@mingjian/contracts';
import type { Engine } from '@mingjian/service-kit';
import { findingsOf, rectificationOf } from './domain/index.js';
import { inspections } from './inspection.aggregate.js';
import { rectifications } from './rectification.aggregate.js';

/** Whether an inspection covers an organ, and found and left the problem there if one is named. */
export const inspectionStands = async (
  { pipeline }: Engine,
  inspection: string,
  organ: string,
  problem: number | null,
): Promise<boolean> => {
  const { state } = await pipeline.load(inspections, inspection);
  if (state.phase === 'unknown' || !state.organs.includes(organ)) return false;
  if (problem === null) return true;
  return findingsOf(state, organ)?.problems.some((one) => one.problem === problem && !one.mended) ?? false;
};

/** Whether the record knows a complaint or report about an organ. */
export const complaintStands = async ({ pool }: Engine, complaint: string, organ: string): Promise<boolean> => {
  const { rows } = await pool.query<{ body: string }>(
    `select body from record.events where source = 'intake' and stream = $1 and version = 1`,
    [`complaint-${complaint}`],
  );
  if (!rows[0]) return false;
  const envelope = decodeEnvelope(rows[0].body);
  return complaintEvents.ComplaintReceived.schema.parse(upcast(envelope.type, envelope.data).data).about === organ;
};

/** Whether something was ordered to be mended by an organ. */
export const rectificationStands = async (
  { pipeline }: Engine,
  rectification: string,
  organ: string,
): Promise<boolean> => {
  const { state } = await pipeline.load(rectifications, rectification);
  return state.phase !== 'unknown' && state.organ === organ;
};

/** Those problems of an inspection, as `organ problem`, whose rectification was accepted. */
export const acceptedOf = async (
  { pipeline }: Engine,
  inspection: string,
  problems: readonly string[],
): Promise<readonly string[]> => {
  const mended: string[] = [];
  for (const problem of problems) {
    const [organ = '', number] = problem.split(' ');
    const { state } = await pipeline.load(rectifications, rectificationOf(inspection, organ, Number(number)));
    if (state.phase === 'accepted') mended.push(problem);
  }
  return mended;
};
