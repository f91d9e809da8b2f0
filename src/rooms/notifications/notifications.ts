/** The notifications room: what a reader is told of, on the page, by mail and by push. */
export { shownCount, unreadCount } from './unread-count.ts';
export { DiscussionNews, discussionNews, type NewsOfThread } from './discussion-news.tsx';
export { notificationOwnData } from './notification-own-data.ts';
export { notificationRoutes } from './notifications.routes.tsx';
