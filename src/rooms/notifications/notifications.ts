/** The notifications room: what a reader is told of, on the page, by mail and by push. */
export { shownCount, unreadCount } from './unread-count.ts';
export { DiscussionNews, discussionNews, type NewsOfThread } from './discussion-news.tsx';
export { notificationOwnData } from './notification-own-data.ts';
export { notificationRoutes } from './notifications.routes.tsx';
/** Which addresses a mail program may post to without a page of ours. */
export { isOneClick } from './unsubscribe.routes.tsx';
/** The jobs of this room: job kind → function. */
export { notificationJobs } from './notification-jobs.ts';
export {
  parsePlace as parseNotificationPlace,
  placeText as notificationPlaceText,
  readNotifications,
  readUntil,
} from './read-notifications.ts';
export { pathOf as notificationPath, type Described } from './describe.ts';
export { choicesOf, saveChoices } from './choices.ts';
export { notificationKinds } from './notification.ts';
