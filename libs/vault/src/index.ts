export { commitmentOf, verifyCommitment } from './commitment.js';
export { createFileContents, type FileContentsOptions } from './file-contents.js';
export { fileKeyStore, type KeyStore } from './key-store.js';
export * from './port.js';
export { createPostgresVault, type PostgresVaultOptions } from './postgres-vault.js';
export { vaultSchema } from './schema.js';
