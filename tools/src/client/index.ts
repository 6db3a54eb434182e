export { type AcknowledgementLine } from './acknowledgements.js';
export {
  createClient,
  type Answer,
  type Client,
  type ClientOptions,
  type PersonClient,
  type PostOptions,
} from './client.js';
export { EntryUnreachable, ProblemError } from './problem-error.js';
