import type { Filing, PublicationEvent } from '@mingjian/contracts';
import {
  publicationOf,
  type Draft,
  type EventData,
  type Publication,
  type Published,
  type PublicationState,
} from './state.js';

/** Folds one event. An event that does not fit the phase changes nothing: histories are what they are. */
export const evolve = (state: PublicationState, event: PublicationEvent): PublicationState => {
  switch (event.type) {
    case 'PublicationExpected':
      return proposed(state, event.data);
    case 'PublicationPrepared': {
      const { section, category, visibility, description, digest } = event.data;
      return { ...proposed(state, event.data), section, draft: { category, visibility, description, digest } };
    }
    default:
      return state.phase === 'absent' ? state : changed(state, event);
  }
};

const nothingOut = {
  section: null,
  indexNumber: null,
  request: null,
  published: null,
  repealedOn: null,
  versions: 0,
} as const;

const proposed = (
  state: PublicationState,
  data: EventData<'PublicationExpected'> | EventData<'PublicationPrepared'>,
): Publication => ({
  ...(state.phase === 'present' ? state : nothingOut),
  ...publicationOf(data),
  phase: 'present',
  review: data.review,
  proposal: data.proposal,
  drafters: data.drafters,
  draft: null,
  superseded: null,
});

const changed = (publication: Publication, event: PublicationEvent): Publication => {
  switch (event.type) {
    case 'PublicationReleaseRequested': {
      const { request, digest, indexNumber } = event.data;
      return { ...publication, request: { id: request, digest }, indexNumber };
    }
    case 'PublicationReleaseBarred':
      return { ...publication, request: null };
    case 'ItemPublished': {
      const { request, digest, indexNumber, version, publishedOn, visibility, description } = event.data;
      const published = { request, digest, indexNumber, publishedOn, visibility, description, confirmed: [] };
      return { ...publication, request: null, published, versions: version };
    }
    case 'DocumentRepealed':
      return { ...publication, repealedOn: event.data.repealedOn };
    case 'PublicationChannelConfirmed': {
      const { published } = publication;
      if (!published) return publication;
      return { ...publication, published: { ...published, confirmed: [...published.confirmed, event.data.medium] } };
    }
    case 'PublicationWithdrawn':
      return { ...publication, published: null };
    case 'PublicationRefiled':
      return {
        ...publication,
        draft: refiled(publication.draft, event.data.filing),
        published: refiled(publication.published, event.data.filing),
      };
    case 'PublicationSuperseded':
      return { ...publication, draft: null, superseded: event.data.cause };
    case 'PublicationExpected':
    case 'PublicationPrepared':
    case 'PublicationFilesRead':
    case 'PublicationPushed':
    case 'PublicationActRefused':
      return publication;
  }
};

/** The same bytes may go out again after a withdrawal, and then stand where the item was moved to. */
const refiled = <Part extends Draft | Published>(part: Part | null, filing: Filing): Part | null =>
  part?.description ? { ...part, description: { ...part.description, filing } } : part;
