import { assertCompatible, UnusableKafka } from './api-versions.js';
import type { KafkaConnection } from './connection.js';
import type { Questions } from './questions.js';
import { assertTopics } from './topics.js';

/** What must hold before the first message goes either way; what has held once is not asked again. */
export interface Checks {
  /** @throws UnusableKafka when a broker tells that it does not hold; Error when none tells */
  hold(topics: readonly string[]): Promise<void>;
  /** The same at a start, at which brokers may be away: that is trouble, and passes. @throws UnusableKafka alone */
  atStart(topics: readonly string[]): Promise<void>;
}

export const createChecks = (connection: KafkaConnection, questions: Questions): Checks => {
  let compatible = false;
  let away = false;
  const known = new Set<string>();

  const hold = async (topics: readonly string[]): Promise<void> => {
    if (!compatible) await assertCompatible(connection);
    compatible = true;
    const unknown = topics.filter((topic) => !known.has(topic));
    if (unknown.length === 0) return;
    await assertTopics(questions, unknown);
    for (const topic of unknown) known.add(topic);
  };
  return {
    hold,
    async atStart(topics) {
      // A start does not wait for the same silence twice.
      if (away) return;
      try {
        await hold(topics);
      } catch (error) {
        if (error instanceof UnusableKafka) throw error;
        away = true;
      }
    },
  };
};
