import type { FunctionComponent, HTMLAttributes } from 'preact';

type Attributes = HTMLAttributes<HTMLElement> & Record<`data-${string}`, string | undefined>;

/** The element whose island sends entries without leaving the page and keeps what waits; without it the form inside works as it is. */
export const LiveDesk = 'live-desk' as unknown as FunctionComponent<Attributes>;
