#!/usr/bin/env node
/**
 * Transpiles every workspace's `src` to `dist` with SWC. Types are not checked here (`npm run typecheck` does that), so a
 * first start takes about two seconds and a later one only looks at the digests of the sources.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transform } from '@swc/core';
import { swcOptions, swcPageOptions } from '../swc.config.mjs';

const root = join(import.meta.dirname, '..');
const cacheFile = join(root, 'node_modules', '.cache', 'mingjian', 'transpile.json');

/** @param {{only?: string, log?: (line: string) => void}} options `only`: one workspace folder, for example `libs/core` */
export async function transpile({ only, log = () => {} } = {}) {
  const known = await readFile(cacheFile, 'utf8').then(JSON.parse, () => ({}));
  const settings = createHash('sha256')
    .update(JSON.stringify([swcOptions, swcPageOptions]))
    .digest('hex');
  const seen = {};
  let written = 0;
  for (const workspace of await workspaces(only)) {
    for (const file of await filesUnder(join(root, workspace, 'src'))) {
      if (/\.spec\.tsx?$/.test(file)) continue;
      const target = file.replace(join(workspace, 'src'), join(workspace, 'dist')).replace(/\.tsx?$/, '.js');
      const source = await readFile(file);
      const digest = createHash('sha256').update(settings).update(source).digest('hex');
      // Relative, so that a copy of the checkout minds its own files.
      const name = relative(root, target);
      seen[name] = digest;
      if (known[name] === digest && existsSync(target)) continue;
      await mkdir(dirname(target), { recursive: true });
      if (/\.tsx?$/.test(file)) {
        const { code } = await transform(source.toString('utf8'), {
          ...(file.endsWith('.tsx') ? swcPageOptions : swcOptions),
          filename: file,
          configFile: false,
          swcrc: false,
        });
        await writeFile(target, code);
      } else {
        await copyFile(file, target);
      }
      written += 1;
    }
  }
  if (!only) {
    for (const name of Object.keys(known)) if (!(name in seen)) await rm(join(root, name), { force: true });
  }
  await mkdir(dirname(cacheFile), { recursive: true });
  // Renamed into place: several builds may run side by side, and none may read half a file.
  const aside = `${cacheFile}.${process.pid}`;
  await writeFile(aside, JSON.stringify(only ? { ...known, ...seen } : seen));
  await rename(aside, cacheFile);
  log(`transpiled ${written} of ${Object.keys(seen).length} files`);
  return written;
}

async function workspaces(only) {
  if (only) return [only];
  const groups = await Promise.all(
    ['libs', 'services'].map(async (group) => (await readdir(join(root, group))).map((name) => join(group, name))),
  );
  return [...groups.flat(), 'tools'];
}

async function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await transpile({ only: process.argv[2], log: console.log });
}
