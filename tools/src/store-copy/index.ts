export type { StoreKind } from './commands.js';
export { CopyFailed, type Proof } from './copy-log.js';
export { copyStore, type CopyStoreOptions } from './copy-store.js';
