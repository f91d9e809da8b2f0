import type { FunctionComponent, HTMLAttributes } from 'preact';

/** The element whose island lets sections be put in order by hand; without it the buttons do the same. */
export const SectionOrder = 'section-order' as unknown as FunctionComponent<HTMLAttributes<HTMLElement>>;
