export * from './look-back.js';
export * from './register.js';
