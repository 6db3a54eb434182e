import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generatedFrom, page, table } from './markdown.js';

export interface Workspace {
  readonly name: string;
  readonly folder: string;
  readonly description: string;
  /** Names of other workspaces. */
  readonly needs: readonly string[];
}

/** Every workspace of the repository as its package.json describes it. */
export const readWorkspaces = async (root: string): Promise<readonly Workspace[]> => {
  const groups = await Promise.all(
    ['libs', 'services'].map(async (group) =>
      (await readdir(join(root, group))).sort().map((name) => `${group}/${name}`),
    ),
  );
  return Promise.all([...groups.flat(), 'tools'].map((folder) => readWorkspace(root, folder)));
};

const SCOPE = '@mingjian/';
const shortName = (name: string): string => name.slice(SCOPE.length);

const readWorkspace = async (root: string, folder: string): Promise<Workspace> => {
  const {
    name,
    description,
    dependencies = {},
  } = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8')) as {
    name: string;
    description: string;
    dependencies?: Record<string, string>;
  };
  const needs = Object.keys(dependencies).filter((dependency) => dependency.startsWith(SCOPE));
  return { name: shortName(name), folder, description, needs: needs.map(shortName).sort() };
};

/**
 * What each workspace reaches through its dependencies.
 * @throws RangeError when a workspace needs itself in the end
 */
export const reachOf = (workspaces: readonly Workspace[]): ReadonlyMap<string, ReadonlySet<string>> => {
  const byName = new Map(workspaces.map((workspace) => [workspace.name, workspace]));
  const reach = new Map<string, ReadonlySet<string>>();
  const visit = (name: string, path: readonly string[]): ReadonlySet<string> => {
    if (path.includes(name)) throw new RangeError(`workspaces need each other: ${[...path, name].join(' → ')}`);
    const known = reach.get(name);
    if (known) return known;
    const needs = byName.get(name)?.needs ?? [];
    const reached = new Set(needs.flatMap((need) => [need, ...visit(need, [...path, name])]));
    reach.set(name, reached);
    return reached;
  };
  for (const { name } of workspaces) visit(name, []);
  return reach;
};

/** The direct dependencies that are not also reached through another one: what a picture needs to show. */
export const essentialNeeds = (
  { needs }: Workspace,
  reach: ReadonlyMap<string, ReadonlySet<string>>,
): readonly string[] => needs.filter((need) => !needs.some((other) => reach.get(other)?.has(need)));

/** docs/reference/workspaces.md: every package, what it is for and what it needs. */
export const workspacePage = (workspaces: readonly Workspace[]): string => {
  const reach = reachOf(workspaces);
  const arrows = workspaces.flatMap((workspace) =>
    essentialNeeds(workspace, reach).map((need) => `  ${workspace.name} --> ${need}`),
  );
  return page(
    generatedFrom('the package.json of each workspace'),
    '# Workspaces',
    'An arrow means “needs”; what is also reached through another arrow is left out. The generator fails when the arrows go in a circle. ' +
      'Which imports are allowed at all is lint: `eslint.borders.mjs`.',
    ['```mermaid', 'graph TD', ...arrows, '```'].join('\n'),
    table(
      ['folder', 'what it is for', 'needs'],
      workspaces.map(({ folder, description, needs }) => [`\`${folder}\``, description, needs.join(', ') || 'nothing']),
    ),
  );
};
