import { appraisalEvents, decodeEnvelope } from '@mingjian/contracts';
import { defineView, Problem, streamOf, thingOf, type Engine } from '@mingjian/service-kit';
import { z } from 'zod';
import { appraisals } from '../../appraisal.aggregate.js';
import { resultDigest, scoresOf, totalOf, type Indicator } from '../../domain/index.js';
import { measuredAt } from '../../measured-at.js';
import { seenOf } from '../seen.js';

/** The frozen result counted anew from the record at its cut, by the version of the rules that it pinned: the same, to the digest. */
export const appraisalRecomputation = defineView({
  name: 'appraisal.recomputation',
  path: 'appraisals/:id/recomputation',
  permission: 'supervision.read',
  query: z.strictObject({}),
  thing: thingOf(appraisals),
  handle: async (context) => {
    const { params, engine } = context;
    const id = params['id'] ?? '';
    const { state } = await engine.pipeline.load(appraisals, id);
    if (state.phase === 'unknown' || state.frozen === null) throw Problem.of('request.notFound');
    const { frozen, judged } = state;
    seenOf(context, [state.organ, state.appraiser]);
    const [measurement, rules] = await Promise.all([
      measuredAt(engine, frozen.cut, frozen),
      indicatorsPinnedBy(engine, id),
    ]);
    const measures = new Map(rules.map(({ indicator, measure }) => [indicator, measure]));
    const scores = scoresOf(rules, (indicator) => {
      const measure = measures.get(indicator) ?? null;
      if (measure !== null) return measurement[measure];
      return Object.hasOwn(judged, indicator) ? judged[indicator]!.cases : 0;
    });
    const total = totalOf(scores);
    const digest = resultDigest({ ...frozen, scores, total });
    return { equal: digest === frozen.digest, frozen: frozen.digest, digest, total, scores };
  },
});

/** The indicators of the version that the result was frozen by, whatever is in force today. */
const indicatorsPinnedBy = async ({ store, directory }: Engine, id: string): Promise<readonly Indicator[]> => {
  const envelopes = (await store.readStream(streamOf(appraisals, id))).map(({ body }) => decodeEnvelope(body));
  const frozen = envelopes.find(({ type }) => type === appraisalEvents.AppraisalFrozen.wireType);
  return directory.rules.pinnedTable('appraisalRules', frozen?.pins.rules ?? '')?.rows ?? [];
};
