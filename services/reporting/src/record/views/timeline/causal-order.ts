/** What the order of a timeline rests on. */
export interface Caused {
  readonly id: string;
  readonly source: string;
  /** The event or command that led to it. */
  readonly causationId: string;
}

/**
 * Puts events that come by time of recording into an order in which no effect stands before its cause: services that recorded in the
 * same instant would otherwise follow each other by name. Events of one source keep their order.
 */
export const inCausalOrder = <Event extends Caused>(events: readonly Event[]): readonly Event[] => {
  const known = new Set(events.map(({ id }) => id));
  const told = new Set<string>();
  const waiting = [...events];
  const ordered: Event[] = [];
  while (waiting.length > 0) {
    const heads = new Set<string>();
    const next = waiting.findIndex(({ source, causationId }) => {
      if (heads.has(source)) return false;
      heads.add(source);
      return !known.has(causationId) || told.has(causationId);
    });
    // A cause that lies behind its effect in its own source cannot be honoured; time decides then.
    const [event] = waiting.splice(Math.max(0, next), 1);
    told.add(event!.id);
    ordered.push(event!);
  }
  return ordered;
};
