import type { CivilDate } from '@mingjian/core';
import type { Post } from './actors.js';
import { digestOf, itemOf } from './content.js';
import type { KnownIds } from './perform-case.js';
import type { ItemMoment } from './plan-items.js';
import type { RemedyMoment } from './plan-remedies.js';
import type { TallyMoment } from './plan-tallies.js';
import { personOf, SECTION, TRANSPORT_BUREAU } from './units.js';

/** Does one step of one item of the transport bureau. */
export const performItem = async (moment: ItemMoment, post: Post, ids: KnownIds): Promise<void> => {
  const act = (name: string, role: Parameters<Post>[1], path: string, body: object): ReturnType<Post> =>
    post(TRANSPORT_BUREAU, role, path, body, `${moment.key}.${name}`);
  switch (moment.step) {
    case 'propose': {
      const proposed = await act('propose', 'handler', '/api/intake/v1/items', {
        organ: TRANSPORT_BUREAU,
        section: SECTION,
        responsible: personOf(TRANSPORT_BUREAU, 'sectionHead'),
        category: moment.category,
        visibility: 'public',
        attribute: 'proactive',
        attributeGround: null,
        origin: 'made',
        carrier: 'other',
        documentNumber: null,
        manners: ['website'],
        formedOn: moment.formedOn,
        ...itemOf(moment.category, moment.key),
      });
      ids.set(moment.key, proposed.id);
      return;
    }
    case 'review':
      for (const role of ['sectionHead', 'officeReviewer', 'secrecyReviewer', 'leader'] as const) {
        await act(`opinion-${role}`, role, `/api/review/v1/reviews/${ids.get(moment.key)}/opinions`, {
          opinion: 'open',
          digest: digestOf(itemOf(moment.category, moment.key)),
        });
      }
      return;
    case 'publish':
      await act('publish', 'publisher', `/api/publish/v1/publications/${ids.get(moment.key)}/release`, {});
      return;
  }
};

/** Lodges or concludes one remedy. */
export const performRemedy = async (
  moment: RemedyMoment,
  today: CivilDate,
  post: Post,
  ids: KnownIds,
): Promise<void> => {
  if (moment.outcome === null) {
    const body = { organ: moment.unit, kind: moment.remedy, application: null, lodgedOn: today };
    const lodged = await post(moment.unit, 'registrar', '/api/intake/v1/remedies', body, `${moment.key}.lodge`);
    ids.set(moment.key, lodged.id);
    return;
  }
  const path = `/api/intake/v1/remedies/${ids.get(moment.key)}/conclusion`;
  await post(moment.unit, 'registrar', path, { outcome: moment.outcome, concludedOn: today }, `${moment.key}.conclude`);
};

/** Records one figure of one month. */
export const performTally = async (moment: TallyMoment, post: Post): Promise<void> => {
  const { unit, month, measure, value } = moment;
  const body = { organ: unit, month, measure, value, source: '演示台账' };
  await post(unit, 'statistician', '/api/intake/v1/tallies', body, `t-${unit}-${month}-${measure}`);
};
