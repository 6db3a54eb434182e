import { fileURLToPath } from 'node:url';
import { configuration } from './configuration.js';
import { describedDeclarations } from './declarations.js';
import { eventCatalogue } from './event-catalogue.js';
import { httpApi } from './http-api.js';
import { problems } from './problems.js';
import { readWorkspaces, workspacePage } from './workspaces.js';

/** The repository, from `src` as from `dist`. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Every generated page by its path in the repository. */
export const generatedPages = async (): Promise<ReadonlyMap<string, string>> =>
  new Map([
    ['docs/reference/event-catalogue.md', eventCatalogue()],
    ['docs/reference/http-api.md', httpApi(await describedDeclarations(ROOT))],
    ['docs/reference/problems.md', problems()],
    ['docs/reference/configuration.md', configuration()],
    ['docs/reference/workspaces.md', workspacePage(await readWorkspaces(ROOT))],
  ]);
