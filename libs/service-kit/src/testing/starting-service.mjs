/**
 * A test double of a service that never comes to serve: follows its parent after some milliseconds and then only stays. Reads the built
 * `parent.js`, because a child process does not go through Jest.
 */
const [built, delayMs] = process.argv.slice(2);
const { followParent } = await import(built);
await new Promise((resolve) => setTimeout(resolve, Number(delayMs)));
followParent();
process.send?.('following');
setInterval(() => undefined, 1000);
