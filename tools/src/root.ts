import { fileURLToPath } from 'node:url';

/** The repository, from `src` as from `dist`. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
