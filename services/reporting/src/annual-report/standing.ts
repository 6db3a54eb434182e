export { cutOf, keptOf, standingOf } from '../standing.js';
