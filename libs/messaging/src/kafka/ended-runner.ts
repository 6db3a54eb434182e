import Runner from 'kafkajs/src/consumer/runner.js';

const fetch = Runner.prototype.fetch;

/**
 * kafkajs 2.2.4, stopped while it exchanges its fetchers because a broker came or went, starts the new ones all the same; each then asks the
 * ended runner again and again, and nothing else in the process gets a turn. An ended runner refuses instead, which ends them.
 */
Runner.prototype.fetch = async function ended(this: Runner, nodeId: string): Promise<unknown[]> {
  if (!this.running) throw new Error('the consumer has ended');
  return fetch.call(this, nodeId);
};
