export { publishService } from './publish.service.js';
