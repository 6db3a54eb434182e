/** Neither null nor absent: the services answer null, and leave out what a phase does not have. */
export const isGiven = <Value>(value: Value | null | undefined): value is Value =>
  value !== null && value !== undefined;
