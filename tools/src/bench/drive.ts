export interface Driven {
  readonly calls: number;
  readonly seconds: number;
}

export const perSecond = ({ calls, seconds }: Driven): number => calls / seconds;

/**
 * Keeps `callers` calls under way for a time, each caller beginning its next one when the last is answered. The time runs until the
 * last answer, so nothing that was begun goes uncounted.
 */
export const drive = async (
  callers: number,
  milliseconds: number,
  call: (caller: number) => Promise<void>,
): Promise<Driven> => {
  const started = performance.now();
  let calls = 0;
  await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      while (performance.now() - started < milliseconds) {
        await call(caller);
        calls += 1;
      }
    }),
  );
  return { calls, seconds: (performance.now() - started) / 1000 };
};
