/** Ends an exhaustive switch: a case that the compiler says cannot be reached. */
export const assertNever = (value: never): never => {
  throw new TypeError(`unexpected case ${JSON.stringify(value)}`);
};
