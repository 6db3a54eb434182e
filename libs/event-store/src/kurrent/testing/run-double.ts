import { startServerDouble } from './double/server.js';

/** A double of the server in a process of its own, with the limit that the README asks of a real one. Prints its URL; ends with its input. */
const server = await startServerDouble({ maxAppendSize: 4 * 1024 * 1024 });
process.stdout.write(`${server.url}\n`);
process.stdin.on('end', () => void server.close()).resume();
