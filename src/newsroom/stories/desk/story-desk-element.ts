import type { FunctionComponent, HTMLAttributes } from 'preact';

type Attributes = HTMLAttributes<HTMLElement> & Record<`data-${string}`, string | undefined>;

/** The element that the desk's island makes quick; without it all of it works as it stands. */
export const StoryDesk = 'story-desk' as unknown as FunctionComponent<Attributes>;
