export { assertCompatible, UnusableKafka } from './api-versions.js';
export * from './bus.js';
export type { KafkaConnection, KafkaLogin } from './connection.js';
export { toMessage } from './messages.js';
export { createTopics, DEFAULT_PREFIX, type TopicOptions } from './topics.js';
