export * from './grants.js';
export * from './permissions.js';
export * from './principal.js';
export { createTokenVerifier, type TokenVerifier, type TokenVerifierOptions } from './token-verifier.js';
