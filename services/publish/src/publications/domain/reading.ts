import { accepted } from '@mingjian/core';
import type { RecordReading } from './commands.js';
import { whenPresent, type PublicationDecision } from './guards.js';
import { publicationOf, type PublicationState } from './state.js';

/** The files of what is out for everybody were read. Of what is no longer out on that request nothing is noted: its next version is read by itself. */
export const recordReading = ({ request, files }: RecordReading, state: PublicationState): PublicationDecision =>
  whenPresent(state, (publication) => {
    const { published, versions: version } = publication;
    if (published?.request !== request || published.visibility !== 'public' || files.length === 0) return accepted();
    return accepted({
      type: 'PublicationFilesRead',
      data: { ...publicationOf(publication), version, files: [...files] },
    });
  });
