import { ROOT } from '../root.js';
import { asyncApi } from './asyncapi.js';
import { configuration } from './configuration.js';
import { describedDeclarations } from './declarations.js';
import { eventCatalogue } from './event-catalogue.js';
import { readGlossary } from './glossary.js';
import { httpApi } from './http-api.js';
import { letters } from './letters.js';
import { problems } from './problems.js';
import { readWorkspaces, workspacePage } from './workspaces.js';

/** Every generated page by its path in the repository. */
export const generatedPages = async (): Promise<ReadonlyMap<string, string>> =>
  new Map([
    ['docs/reference/event-catalogue.md', eventCatalogue()],
    ['docs/reference/asyncapi.yaml', asyncApi(await readGlossary(ROOT))],
    ['docs/reference/http-api.md', httpApi(await describedDeclarations(ROOT))],
    ['docs/reference/letters.md', letters(await readGlossary(ROOT))],
    ['docs/reference/problems.md', problems()],
    ['docs/reference/configuration.md', configuration()],
    ['docs/reference/workspaces.md', workspacePage(await readWorkspaces(ROOT))],
  ]);
