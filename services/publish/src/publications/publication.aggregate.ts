import { publicationEvents, type PublicationEvent } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import type { Aggregate } from '@mingjian/service-kit';
import { publication, publicationRefusals, type PublicationCommand, type PublicationState } from './domain/index.js';

/** An item on its way to the portal and on it, as the engine sees it. */
export const publications: Aggregate<PublicationCommand, PublicationEvent, PublicationState> = {
  name: 'publication',
  decider: publication,
  events: publicationEvents,
  refusals: publicationRefusals,
  exists: (state) => state.phase !== 'absent',
  organOf: (state) => (state.phase === 'absent' ? null : state.organ),
};

/** Keeps an attempt without right, as the act's own refusals are kept. */
export const keepAttempt =
  (act: string) =>
  ({
    id,
    organ,
    by,
    on,
    code,
  }: {
    id: string;
    organ: string;
    by: string;
    on: CivilDate;
    code: string;
  }): PublicationEvent => ({
    type: 'PublicationActRefused',
    data: { publication: id, item: id, organ, act, code, by, on },
  });
