import { useEffect, type RefObject } from 'react';

/** What tables scroll in sideways, where they are wider than their place. */
const SCROLLERS = '.ant-table-content, .ant-table-body';

/**
 * Lets the keyboard reach what scrolls (WCAG 2.1 §2.1.1): the widgets give no way to say so themselves. What has nothing to scroll to is no stop.
 * @param page the element whose tables are looked after as they come, go and change their size
 */
export const useReachableScrollers = (page: RefObject<HTMLElement | null>): void => {
  useEffect(() => {
    const root = page.current;
    if (!root) return undefined;
    const look = (): void => {
      for (const scroller of root.querySelectorAll<HTMLElement>(SCROLLERS)) {
        if (scroller.scrollWidth > scroller.clientWidth) scroller.tabIndex = 0;
        else scroller.removeAttribute('tabindex');
      }
    };
    let asked = 0;
    const soon = (): void => {
      cancelAnimationFrame(asked);
      asked = requestAnimationFrame(look);
    };
    const changes = new MutationObserver(soon);
    changes.observe(root, { childList: true, subtree: true, characterData: true });
    const sizes = new ResizeObserver(soon);
    sizes.observe(root);
    return () => {
      cancelAnimationFrame(asked);
      changes.disconnect();
      sizes.disconnect();
    };
  }, [page]);
};
