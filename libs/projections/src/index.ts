export { sharing } from './generations.js';
export type { Positions } from './generations.js';
export { projected, type ProjectedEvent, type Projection } from './projection.js';
export * from './projections.js';
export { projectionSchema, sharedSchema } from './schema.js';
export type { ProjectionStanding } from './upkeep.js';
