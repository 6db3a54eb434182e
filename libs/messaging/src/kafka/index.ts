export { assertCompatible, UnusableKafka } from './api-versions.js';
export * from './bus.js';
export type { KafkaConnection, KafkaLogin } from './connection.js';
export { createTopics, type TopicOptions } from './topics.js';
