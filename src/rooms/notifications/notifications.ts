/** The notifications room: what a reader is told of, on the page, by mail and by push. */
export { unreadCount } from './unread-count.ts';
export { notificationOwnData } from './notification-own-data.ts';
export { notificationRoutes } from './notifications.routes.tsx';
