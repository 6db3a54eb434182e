import type { ActContext } from '@mingjian/service-kit';
import type { ApplicationState } from './domain/index.js';

/** Whether the organ that handles the case has the named section today. */
export const sectionStands = ({
  state,
  body,
  directory,
  today,
}: ActContext<{ readonly section: string }, ApplicationState>): boolean =>
  state.phase !== 'absent' && directory.hasSection(state.organ, body.section, today);
