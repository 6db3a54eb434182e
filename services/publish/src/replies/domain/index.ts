export type * from './commands.js';
export { replyRefusals, type ReplyRefusal } from './refusals.js';
export { reply } from './reply.js';
export type { Absent, Issued, Letter, ReleaseRequest, Reply, ReplyState } from './state.js';
export { replyStages, stageOf, type ReplyStage } from './stage.js';
