/** `<module>.<act>`, as the services have them; a spec holds every one that is named here against theirs. */
export type Permission = `${string}.${string}`;
