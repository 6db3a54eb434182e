import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** An exported act or view, or what makes one of what it is given, with the comment right above it. */
const DECLARATION =
  /\/\*\*((?:(?!\*\/)[^])*)\*\/\s*export const \w+ =\s*(?:\([^)]*\)(?:: \w+)? =>\s*)?(?:actOn\(\w+\)|defineView|defineForm|defineUpload)\(\{\s*name: '([^']+)'/g;

/**
 * What the comments above the acts and views of all services say, by the name of the act or view. The comment is the one
 * description of an act; a field for it would be a second.
 */
export const describedDeclarations = async (root: string): Promise<ReadonlyMap<string, string>> => {
  const folder = join(root, 'services');
  const files = (await readdir(folder, { recursive: true })).filter((file) =>
    /^\w+[\\/]src[\\/].*\.(act|views?|form|upload)\.ts$/.test(file),
  );
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return new Map(texts.flatMap(declarationsIn));
};

const declarationsIn = (source: string): readonly (readonly [string, string])[] =>
  [...source.matchAll(DECLARATION)].map(([, comment = '', name = '']) => [name, plain(comment)]);

const plain = (comment: string): string =>
  comment
    .replace(/^\s*\* ?/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
