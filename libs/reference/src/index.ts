export { Directory, directoryOf } from './directory.js';
export {
  isDirectoryEvent,
  readDirectoryEvent,
  type DirectoryEvent,
  type RecordedDirectoryEvent,
} from './directory-events.js';
export { faultOfFiling, type FilingFault } from './filing.js';
export { formatNumber, numberSeries, type NumberParts } from './number-pattern.js';
export { type Organ, type Section } from './organ-tree.js';
export { RuleMissing, type ReviewLevel, type RuleBook, type RuleTableVersion } from './rule-book.js';
export { DirectoryCopy, loadDirectory, referenceSchema, storeReferenceEvents } from './store.js';
