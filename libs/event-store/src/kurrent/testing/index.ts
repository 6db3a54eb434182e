export { DOUBLE_VERSION, startServerDouble, type ServerDouble } from './double/server.js';
