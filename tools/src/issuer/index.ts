export {
  AUDIENCE,
  createIssuer,
  DEMO_GRANT,
  ISSUER_PATH,
  PUBLIC_CLIENT,
  WORKBENCH_CLIENT,
  type Issuer,
  type IssuerOptions,
} from './issuer.js';
export { generateIssuerKeys, publicKeysOf } from './keys.js';
