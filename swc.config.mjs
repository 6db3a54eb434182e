/** One SWC configuration for the running product and for the tests: decorators with metadata, which Nest and TypeORM read. */
export const swcOptions = {
  jsc: {
    target: 'es2023',
    keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

/** The same for pages: `.tsx` becomes calls of preact's runtime, which is rendered to a string on the server. */
export const swcPageOptions = {
  ...swcOptions,
  jsc: {
    ...swcOptions.jsc,
    parser: { ...swcOptions.jsc.parser, tsx: true },
    transform: { ...swcOptions.jsc.transform, react: { runtime: 'automatic', importSource: 'preact' } },
  },
};
