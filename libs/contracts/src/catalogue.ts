import type { EventDefinition } from './define.js';
import { accessEvents } from './events/access.js';
import { applicationEvents } from './events/intake-applications.js';
import { grantEvents, organEvents, ruleEvents } from './events/intake-directory.js';
import { itemEvents, remedyEvents, tallyEvents } from './events/intake-others.js';
import { publicationEvents, replyEvents } from './events/publish.js';
import { openingEvents } from './events/reporting.js';
import { readingEvents, reviewEvents } from './events/review.js';

/** Every event of every service, by type on the wire. */
export const catalogue: ReadonlyMap<string, EventDefinition> = new Map(
  [
    applicationEvents,
    itemEvents,
    remedyEvents,
    tallyEvents,
    organEvents,
    grantEvents,
    ruleEvents,
    reviewEvents,
    readingEvents,
    replyEvents,
    publicationEvents,
    openingEvents,
    ...Object.values(accessEvents),
  ]
    .flatMap((group): EventDefinition[] => Object.values(group))
    .map((definition) => [definition.wireType, definition]),
);

const nameOf = (wireType: string): string => wireType.split('.')[3] ?? '';

/**
 * Turns stored data of any version into the newest one of its event.
 * @throws UnknownEventType for a type that this build does not know.
 */
export const upcast = (
  wireType: string,
  data: unknown,
): { readonly name: string; readonly data: Record<string, unknown> } => {
  let definition = catalogue.get(wireType);
  if (!definition) throw new UnknownEventType(wireType);
  let current = data as Record<string, unknown>;
  for (let step = upcasters.get(definition.wireType); step; step = upcasters.get(definition.wireType)) {
    current = step.up(current);
    definition = catalogue.get(step.to);
    if (!definition) throw new UnknownEventType(step.to);
  }
  return { name: nameOf(definition.wireType), data: current };
};

/** From an older wire type to the next one. Every event is at version 1 today, so the table is empty. */
const upcasters: ReadonlyMap<
  string,
  { readonly to: string; up(data: Record<string, unknown>): Record<string, unknown> }
> = new Map();

export class UnknownEventType extends Error {
  constructor(readonly wireType: string) {
    super(`unknown event type ${wireType}`);
  }
}
