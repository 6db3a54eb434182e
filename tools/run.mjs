#!/usr/bin/env node
/** Runs one of the tools in `tools/src/<name>/main.ts`: transpiles what changed, then hands over. */
import { transpile } from './transpile.mjs';

const [name, ...args] = process.argv.slice(2);
const started = performance.now();
const written = await transpile();
if (written > 0) process.stderr.write(`transpiled ${written} files in ${Math.round(performance.now() - started)} ms\n`);
process.argv.splice(1, process.argv.length - 1, `tools/src/${name}/main.ts`, ...args);
await import(`./dist/${name}/main.js`);
