import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const COMMAND = 'npm run mingjian -- ';

/**
 * The operator's commands that a page of docs/how-to tells to run, in its order, as arguments.
 * @param instead what stands in for words of the page: a key, a folder
 */
export const stepsOf = async (
  page: string,
  instead: Readonly<Record<string, string>> = {},
): Promise<readonly (readonly string[])[]> => {
  const text = await readFile(join(import.meta.dirname, '..', 'docs', 'how-to', page), 'utf8');
  const lines = text.split('\n').map((line) => line.trim());
  return lines
    .filter((line) => line.startsWith(COMMAND))
    .map((line) =>
      line
        .slice(COMMAND.length)
        .split(/\s+/)
        .map((word) => instead[word] ?? word),
    );
};
