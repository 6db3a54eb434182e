import { closeSync, openSync, writeSync } from 'node:fs';

/** One line of the file: a command that is about to be sent, or what it was finally answered with. */
export type AcknowledgementLine =
  | { readonly sent: string; readonly as: string; readonly path: string }
  | { readonly answered: string; readonly status: number; readonly body: unknown };

/** The client's own word on what it was promised: checked event by event after a crash of the other side. */
export interface AcknowledgementFile {
  write(line: AcknowledgementLine): void;
  close(): void;
}

/**
 * Appends to an ndjson file. Each line is with the operating system before the call returns, so it outlives a kill of this process;
 * a power cut is not what it is for.
 */
export const openAcknowledgements = (path: string): AcknowledgementFile => {
  const file = openSync(path, 'a', 0o600);
  return {
    write(line) {
      writeSync(file, `${JSON.stringify(line)}\n`);
    },
    close() {
      closeSync(file);
    },
  };
};
