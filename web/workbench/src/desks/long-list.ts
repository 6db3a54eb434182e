/** How a list of many rows scrolls: only what is seen is in the page. An empty one has nothing to scroll to, so no place that only a mouse reaches. */
export const longList = (rows: number, x: number, y: number) => (rows > 0 ? { virtual: true, scroll: { x, y } } : {});
