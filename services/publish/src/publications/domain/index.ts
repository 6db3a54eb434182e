export type * from './commands.js';
export { publication } from './publication.js';
export { publicationRefusals, type PublicationRefusal } from './refusals.js';
export type { Absent, Draft, Publication, PublicationState, Published, ReleaseRequest } from './state.js';
export { isReleasable, publicationStages, stageOf, type PublicationStage } from './stage.js';
