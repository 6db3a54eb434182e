import { readFileSync } from 'node:fs';

/**
 * The environment with every variable that is given as `<NAME>_FILE` read from that file, without the line feed at its end. This is how
 * Docker and Kubernetes hand over secrets, which would show in every listing of processes if they were in the environment.
 * @param names the variables that may be given so
 * @throws Error when a variable is given both ways, or its file cannot be read
 */
export const withValuesFromFiles = (
  names: readonly string[],
  environment: NodeJS.ProcessEnv,
): Readonly<NodeJS.ProcessEnv> => {
  const complete = { ...environment };
  for (const name of names) {
    const file = environment[`${name}_FILE`];
    if (file === undefined) continue;
    if (environment[name] !== undefined) throw new Error(`${name} and ${name}_FILE are both set`);
    complete[name] = read(file, `${name}_FILE`);
  }
  return complete;
};

const read = (file: string, variable: string): string => {
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    throw new Error(`${variable} cannot be read: ${file}`, { cause: error });
  }
};
