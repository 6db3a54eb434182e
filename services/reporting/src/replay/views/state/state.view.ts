import { defineView } from '@mingjian/service-kit';
import { axes } from '../../../known-at.js';
import { replayedThing } from '../../replayed.js';
import { stateThen } from './state-then.js';

/**
 * A thing as it was known at a moment or cut (`knownAt`), of what held in law on a date (`effectiveOn`): its phase, its facts, the step that led
 * there and what else belongs to the same case. `state` is null where nothing was known of it yet.
 */
export const state = defineView({
  name: 'replay.state',
  path: 'replay/:kind/:id',
  permission: 'report.read',
  query: axes,
  thing: replayedThing,
  handle: (context) => stateThen(context, context.query),
});
