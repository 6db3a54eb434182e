export { typeOfBytes, type TypeByBytes } from './file-type.js';
export type { Carried, FileReading, FileText, Place } from './model.js';
export { readFile } from './read-file.js';
