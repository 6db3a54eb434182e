import { jest } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..');
const HOW_TO = join(ROOT, 'docs', 'how-to');
const COMMAND = 'npm run mingjian -- ';

/** What stands for words of a page when a spec follows it: a key, a folder, an address. */
export type Instead = Readonly<Record<string, string>>;

/** The names of all pages of docs/how-to. */
export const howToPages = async (): Promise<readonly string[]> => (await readdir(HOW_TO)).sort();

/** What a page says. */
export const pageOf = (page: string): Promise<string> => readFile(join(HOW_TO, page), 'utf8');

/** The operator's commands that a page tells to run, in its order, as arguments. */
export const stepsOf = async (page: string, instead: Instead = {}): Promise<readonly (readonly string[])[]> => {
  const lines = (await pageOf(page)).split('\n').map((line) => line.trim());
  return lines
    .filter((line) => line.startsWith(COMMAND))
    .map((line) =>
      line
        .slice(COMMAND.length)
        .split(/\s+/)
        .map((word) => instead[word] ?? word),
    );
};

/** The blocks of one language that a page shows, in its order, each without the indentation of its list. */
export const blocksOf = async (page: string, language: string, instead: Instead = {}): Promise<readonly string[]> => {
  const text = await pageOf(page);
  return [...text.matchAll(/^( *)```(\w+)\n([\s\S]*?)^\1```$/gm)]
    .filter(([, , found]) => found === language)
    .map(([, indent = '', , block = '']) =>
      Object.entries(instead).reduce(
        (known, [word, other]) => known.replaceAll(word, other),
        block.replaceAll(new RegExp(`^${indent}`, 'gm'), '').trimEnd(),
      ),
    );
};

/** The rows of the first table below a heading of a page, or of the page, each by its cells. @throws Error where there is none */
export const tableOf = async (page: string, heading?: string): Promise<readonly (readonly string[])[]> => {
  const text = await pageOf(page);
  const section = heading === undefined ? text : text.split(`\n## ${heading}\n`)[1]?.split(/^## /m)[0];
  const [, table = ''] = /((?:^\|.*\n)+)/m.exec(section ?? '') ?? [];
  const rows = table.split('\n').filter((line) => line !== '');
  if (rows.length < 3) throw new Error(`${page} has no table${heading === undefined ? '' : ` below “${heading}”`}`);
  return rows.slice(2).map((row) =>
    row
      .slice(1, row.lastIndexOf('|'))
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim()),
  );
};

/** The words between backquotes, without those of blocks. */
export const codeIn = (text: string): readonly string[] => {
  const running = text.replaceAll(/^( *)```[\s\S]*?^\1```$/gm, '');
  return [...running.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
};

/** Notes from now on what this process asks, by method and path, at which any city stands. */
export const notingRequests = (): ReadonlySet<string> => {
  const asked = new Set<string>();
  const plain = globalThis.fetch;
  jest.spyOn(globalThis, 'fetch').mockImplementation((address, options) => {
    const { pathname, search } = new URL(String(address));
    asked.add(`${options?.method ?? 'GET'} ${pathname}${search}`);
    return plain(address, options);
  });
  return asked;
};

/**
 * Requests that a page tells of and nobody made. `<…>`, `{…}` and `…` of the page stand for anything; without a method, either will do.
 * @throws Error where the page tells of none
 */
export const unaskedOf = async (page: string, asked: ReadonlySet<string>): Promise<readonly string[]> => {
  const told = codeIn(await pageOf(page)).filter((code) => /^((GET|POST) )?(…|\/api|replay)\/\S*[^\s/]$/.test(code));
  if (told.length === 0) throw new Error(`${page} tells of no request`);
  const patterns = told.map((code) => {
    const [method, path] = code.includes(' ') ? code.split(' ') : ['[A-Z]+', code];
    const anything = path!
      .replaceAll(/[?.]/g, '\\$&')
      .replaceAll(/<[^>]+>|\{[^}]+\}/g, '[^/?]+')
      .replaceAll('…', '.+');
    return [code, new RegExp(`^${method} (.*/)?${anything}$`)] as const;
  });
  return patterns.filter(([, pattern]) => ![...asked].some((one) => pattern.test(one))).map(([code]) => code);
};

/** Runs a block of shell commands as a page shows it, at the root of the checkout. @throws Error where one fails */
export const inShell = (block: string, environment: Instead = {}): Promise<string> =>
  new Promise((resolve, reject) => {
    const options = { cwd: ROOT, env: { ...process.env, ...environment }, maxBuffer: 16 * 1024 * 1024 };
    execFile('bash', ['-euo', 'pipefail', '-c', block], options, (error, out, notes) => {
      if (error) reject(new Error(`${error.message}\n${out}\n${notes}`));
      else resolve(out);
    });
  });
