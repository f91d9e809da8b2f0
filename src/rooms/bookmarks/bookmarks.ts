/** The bookmarks room: what a reader has saved and what they follow. */
export { bookmarkSlots } from './bookmark-slots.tsx';
export { bookmarkOwnData } from './bookmark-own-data.ts';
export { bookmarkRoutes } from './bookmarks.routes.tsx';
