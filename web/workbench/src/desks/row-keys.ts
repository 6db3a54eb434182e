import type { KeyboardEvent } from 'react';

/** A row of a list that opens something: reached with Tab, opened with Enter, moved along with the arrows. */
export const openingRow = (open: () => void, name: string) => ({
  tabIndex: 0,
  'aria-label': name,
  style: { cursor: 'pointer' },
  onClick: open,
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
    const { key, currentTarget } = event;
    if (event.target !== currentTarget) return;
    if (key === 'Enter') open();
    const to =
      key === 'ArrowDown'
        ? currentTarget.nextElementSibling
        : key === 'ArrowUp'
          ? currentTarget.previousElementSibling
          : null;
    if (to instanceof HTMLElement) {
      event.preventDefault();
      to.focus();
    }
  },
});
