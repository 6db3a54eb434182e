/** The package ships no types; this is the part that is used. */
declare module 'cli-progress' {
  export const Presets: { readonly shades_classic: object };
  export class SingleBar {
    constructor(options: object, preset: object);
    start(total: number, value: number, payload: object): void;
    update(value: number, payload: object): void;
    stop(): void;
  }
}
