/** Something that the person at the terminal can do something about: shown as its message alone. */
export class LauncherError extends Error {}
