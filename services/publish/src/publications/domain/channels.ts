import { accepted } from '@mingjian/core';
import type { ConfirmChannel, RecordPush } from './commands.js';
import { refuse, whenPresent, type PublicationDecision } from './guards.js';
import { publicationOf, type PublicationState } from './state.js';

/**
 * A planned channel has carried what is on the portal (Art 23), which comes first: review clears bytes for the public once, and what other
 * channels carry is the same. The portal confirms itself by publishing. A new version is confirmed anew.
 */
export const confirmChannel = (command: ConfirmChannel, state: PublicationState): PublicationDecision =>
  whenPresent(state, (publication) => {
    const { medium, doneOn, today, by, personal } = command;
    const { published, versions: version } = publication;
    if (!published) return refuse('publication.channel.notPublished');
    if (published.visibility !== 'public') return refuse('publication.channel.internal');
    if (medium === 'website') return refuse('publication.channel.byItself');
    const planned = published.description?.manners ?? [];
    if (!planned.includes(medium)) return refuse('publication.channel.notPlanned', { planned });
    if (published.confirmed.includes(medium)) return refuse('publication.channel.alreadyConfirmed');
    if (doneOn < published.publishedOn || doneOn > today) {
      return refuse('publication.channel.dayOutOfRange', { from: published.publishedOn, to: today });
    }
    const data = { ...publicationOf(publication), version, medium, doneOn, by };
    return accepted({ type: 'PublicationChannelConfirmed', data, ...(personal && { personal }) });
  });

/** Websites that organs already have took it: a fact, whatever became of it meanwhile. */
export const recordPush = ({ change, targets, today }: RecordPush, state: PublicationState): PublicationDecision =>
  whenPresent(state, (publication) =>
    publication.versions === 0
      ? accepted()
      : accepted({
          type: 'PublicationPushed',
          data: {
            ...publicationOf(publication),
            change,
            version: publication.versions,
            targets: [...targets],
            pushedOn: today,
          },
        }),
  );
