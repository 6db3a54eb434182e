import { catalogue, encodeEnvelope, envelopeSchema, upcast, type Envelope } from '@mingjian/contracts';
import type { AnyAggregate } from '@mingjian/service-kit';

/**
 * The states after each event of a recorded history, folded by today's upcasters and decider: JSON, one a line.
 * @throws BrokenHistory where a line is no canonical envelope of this stream in its order, or its data do not fit the schema of their
 * version, or upcast that of the newest
 */
export const replay = (aggregate: AnyAggregate, history: string): string => {
  const envelopes = linesOf(history).map(readLine);
  const stream = envelopes[0]?.subject;
  const { states } = envelopes.reduce(
    ({ state, states }, envelope, index) => {
      const line = index + 1;
      if (envelope.subject !== stream) throw new BrokenHistory(line, `belongs to ${envelope.subject}`);
      if (envelope.streamVersion !== line) throw new BrokenHistory(line, `has version ${envelope.streamVersion}`);
      const next = aggregate.decider.evolve(state, eventOf(aggregate, envelope, line));
      return { state: next, states: `${states}${asJson(next)}\n` };
    },
    { state: aggregate.decider.initialState, states: '' },
  );
  return states;
};

/** The envelopes of a history as canonical text. */
export const linesOf = (history: string): readonly string[] => history.split('\n').filter((line) => line !== '');

const readLine = (text: string, index: number): Envelope => {
  const parsed = envelopeSchema.safeParse(JSON.parse(text));
  if (!parsed.success) throw new BrokenHistory(index + 1, `is no envelope: ${parsed.error.message}`);
  if (encodeEnvelope(parsed.data) !== text) throw new BrokenHistory(index + 1, 'is not canonical');
  return parsed.data;
};

const eventOf = (aggregate: AnyAggregate, { type, data, personal }: Envelope, line: number) => {
  const stored = catalogue.get(type)?.schema.safeParse(data);
  if (!stored?.success) throw new BrokenHistory(line, `does not fit ${type}: ${stored?.error.message ?? 'unknown'}`);
  const newest = upcast(type, data);
  const parsed = aggregate.events[newest.name]?.schema.safeParse(newest.data);
  if (!parsed?.success) throw new BrokenHistory(line, `does not fit today's ${newest.name}`);
  return { type: newest.name, data: newest.data, personal };
};

/** States may hold maps, which JSON would leave out. */
const asJson = (state: unknown): string =>
  JSON.stringify(state, (_, value: unknown) => (value instanceof Map ? Object.fromEntries(value) : value));

export class BrokenHistory extends Error {
  constructor(line: number, what: string) {
    super(`line ${line} ${what}`);
  }
}
