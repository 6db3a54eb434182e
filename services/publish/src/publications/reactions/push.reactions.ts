import { publicationEvents } from '@mingjian/contracts';
import { contentOf, reactionOf, type PushTarget } from '@mingjian/service-kit';
import { publications } from '../publication.aggregate.js';
import type { PushMessage } from '../push/message.js';
import { push } from '../push/port.js';

/** A public version goes to the websites of its organ. One that is no longer out when its turn comes goes nowhere. */
export const onPublishedPush = reactionOf(publications)({
  name: 'publication.push',
  to: publicationEvents.ItemPublished,
  consequence: (data) => ({
    id: data.publication,
    command: async ({ state, today, engine }) => {
      const targets = targetsOf(engine.pushTargets, data.organ);
      const out = state.phase === 'present' ? state.published : null;
      if (targets.length === 0 || data.visibility !== 'public' || out?.request !== data.request) return undefined;
      const { request: _, links: __, clearance: ___, ...shown } = data;
      await pushAll(targets, { change: 'published', ...shown, content: await contentOf(engine, data.digest) });
      return { type: 'RecordPush', today, change: 'published', targets: targets.map(({ name }) => name) };
    },
  }),
});

/** What was taken back leaves them, too, unless a new version is out already. */
export const onWithdrawnPush = reactionOf(publications)({
  name: 'publication.pushWithdrawal',
  to: publicationEvents.PublicationWithdrawn,
  consequence: (data) => ({
    id: data.publication,
    command: async ({ state, today, engine }) => {
      const targets = targetsOf(engine.pushTargets, data.organ);
      if (targets.length === 0 || state.phase === 'absent' || state.published) return undefined;
      await pushAll(targets, { change: 'withdrawn', version: state.versions, ...data });
      return { type: 'RecordPush', today, change: 'withdrawn', targets: targets.map(({ name }) => name) };
    },
  }),
});

const targetsOf = (targets: readonly PushTarget[], organ: string): readonly PushTarget[] =>
  targets.filter((target) => target.organ === null || target.organ === organ);

const pushAll = async (targets: readonly PushTarget[], message: PushMessage): Promise<void> => {
  for (const target of targets) await push(target, message);
};
