import { accepted } from '@mingjian/core';
import type { Repeal } from './commands.js';
import { refuse, whenPresent, type PublicationDecision } from './guards.js';
import { publicationOf, type PublicationState } from './state.js';

/**
 * A regulation or normative document is repealed by another document, from a day on that may lie ahead. It stays on the portal, marked, and
 * leaves those in force (Art 24; table 2, 现行有效件数). It is repealed once.
 */
export const repeal = (command: Repeal, state: PublicationState): PublicationDecision =>
  whenPresent(state, (publication) => {
    const { repealedOn, repealedBy, document, by } = command;
    const { published } = publication;
    if (!published) return refuse('publication.repeal.notPublished');
    const { description } = published;
    if (!description?.normative) return refuse('publication.repeal.notNormative');
    if (publication.repealedOn !== null) {
      return refuse('publication.repeal.alreadyRepealed', { repealedOn: publication.repealedOn });
    }
    if (repealedBy === publication.publication) return refuse('publication.repeal.byItself');
    if (document === null) return refuse('publication.repeal.documentUnknown');
    if (repealedOn < description.formedOn) {
      return refuse('publication.repeal.beforeItWasMade', { formedOn: description.formedOn });
    }
    const { kind } = description.normative;
    const data = { ...publicationOf(publication), kind, repealedOn, repealedBy, document, by };
    return accepted({ type: 'DocumentRepealed', data });
  });
