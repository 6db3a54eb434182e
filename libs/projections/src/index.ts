export type { Positions } from './generations.js';
export { projected, type ProjectedEvent, type Projection } from './projection.js';
export * from './projections.js';
export { projectionSchema } from './schema.js';
export type { ProjectionStanding } from './upkeep.js';
