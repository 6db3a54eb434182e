/**
 * A launcher's part that a spec may kill: keeps one fake service running and says who it is. Reads the built `service-process.js`,
 * because a child process does not go through Jest.
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [built, main] = process.argv.slice(2);
const { ServiceProcess } = await import(built);
const service = new ServiceProcess({
  name: 'fake',
  main,
  environment: () => ({ PATH: process.env.PATH ?? '' }),
  logFile: join(tmpdir(), `mingjian-supervise-${process.pid}.log`),
  report: () => undefined,
});
service.start();
await service.listening();
process.send({ pid: service.pid });
// Killed with -9 by the spec; by itself only when the spec has died.
process.on('disconnect', () => process.exit(0));
