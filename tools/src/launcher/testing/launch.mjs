/** A whole launcher that a spec may kill: real Postgres, real entry, fake services. Reads the built modules, as `npm start` does. */
const [built, data, main, ...flags] = process.argv.slice(2);
const { Launcher } = await import(built);
const launcher = new Launcher({
  data,
  port: 0,
  portMayMove: false,
  simulated: flags.includes('--simulated'),
  instances: flags.includes('--two-reviews') ? { review: 2 } : {},
  city: false,
  report: (line) => process.stdout.write(`${line}\n`),
  serviceMain: () => main,
});
// A spec that died must not leave a launcher behind.
process.on('disconnect', () => void launcher.stop().then(() => process.exit(0)));
process.on('SIGTERM', () => void launcher.stop().then(() => process.exit(0)));
try {
  process.send(await launcher.start());
} catch (error) {
  await launcher.stop();
  process.send({ failed: error.message }, () => process.exit(1));
}
