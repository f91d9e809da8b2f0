import type { FunctionComponent, HTMLAttributes } from 'preact';

type Attributes = HTMLAttributes<HTMLElement> & Record<`data-${string}`, string | undefined>;

/** The element whose island lets things be moved by hand; without it all of it works as it stands. */
export const ArrangeFront = 'arrange-front' as unknown as FunctionComponent<Attributes>;
