export { upgradeDataFolder, UpgradeError, type Upgraded } from './upgrade.js';
