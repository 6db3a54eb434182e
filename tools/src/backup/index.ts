export { BackupError } from './archive.js';
export { backUp, type BackUpOptions } from './back-up.js';
export { backUpDataFolder, restoreDataFolder, withStandingCity } from './data-folder.js';
export type { Manifest } from './manifest.js';
export type { Place } from './place.js';
export { restore, verifyBackup } from './restore.js';
