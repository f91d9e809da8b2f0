/** The bookmarks room: what a reader has saved and what they follow. */
export { followKinds, type Follow, type FollowKind } from './bookmark.ts';
export { bookmarkSlots } from './bookmark-slots.tsx';
export { bookmarkOwnData } from './bookmark-own-data.ts';
export { bookmarkRoutes } from './bookmarks.routes.tsx';
export { bookmarkWords, type BookmarkWords } from './bookmark-words.ts';
/** Who follows something, by account id, a stretch at a time. */
export { followerIds } from './follows.store.ts';
export { followedStories, followsOf, nameFollow, type FollowedStory, type NamedFollow } from './follow.ts';
export { ListsNav } from './views/ListsNav.tsx';
export { arrangeSaved, type Arrangement } from './arrange-saved.ts';
export { moveFollows } from './move-follows.ts';
export { saveStory, unsaveStory } from './save-story.ts';
export { startFollowing, stopFollowing } from './follow.ts';
export { readSaved, type SavedPage } from './read-saved.ts';
export { parsePlace as parseSavedPlace, placeText as savedPlaceText, savedOrders, type Saved } from './bookmark.ts';
