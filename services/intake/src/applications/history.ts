import { decodeEnvelope, type ApplicationEvent, type Envelope } from '@mingjian/contracts';
import { readEvent, streamOf, type Engine } from '@mingjian/service-kit';
import { applications } from './application.aggregate.js';
import { application, type ApplicationState } from './domain/index.js';
import type { Fact } from './letters/index.js';

/** An event of a case in its place, as it was recorded. */
export interface RecordedFact extends Fact {
  readonly envelope: Envelope;
  /** Its ordinal in the log of the service. */
  readonly sequence: number;
}

/** All events of a case, from its first. */
export const historyOf = async ({ store }: Engine, id: string): Promise<readonly RecordedFact[]> => {
  let before: ApplicationState = application.initialState;
  return (await store.readStream(streamOf(applications, id))).map((recorded) => {
    const envelope = decodeEnvelope(recorded.body);
    const event = readEvent(recorded) as unknown as ApplicationEvent;
    const { version, sequence } = recorded;
    const fact = { version, event, pins: envelope.pins, on: envelope.occurredOn, before, envelope, sequence };
    before = application.evolve(before, event);
    return fact;
  });
};
