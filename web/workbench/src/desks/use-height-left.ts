import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

const FOOT = 96;
const LEAST = 240;

/** The height that is left below the top of an element: what a list may fill without making the page scroll too. */
export const useHeightLeft = (): [RefObject<HTMLDivElement | null>, number] => {
  const frame = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(LEAST);
  useLayoutEffect(() => {
    const measure = (): void => {
      const top = frame.current?.getBoundingClientRect().top ?? 0;
      setHeight(Math.max(LEAST, Math.round(window.innerHeight - top - FOOT)));
    };
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  return [frame, height];
};
