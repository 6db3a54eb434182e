/**
 * Whose report: a list of organs (an organ alone, or a subtree that the caller took from the directory).
 */
export type Scope = readonly string[];
