/** A service as a test double, whose database is away: the parent module of the build, with nothing behind it. */
const [built] = process.argv.slice(2);
const { followParent } = await import(built);
followParent().serve({
  url: 'http://127.0.0.1:1',
  runtime: {
    setClock: () => Promise.resolve(),
    progress: () => Promise.reject(new Error('no database')),
  },
  close: () => Promise.resolve(),
});
