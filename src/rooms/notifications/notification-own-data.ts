import { wordsFor } from '../../common/words.ts';
import type { OwnData } from '../accounts/accounts.ts';
import { choicesOf } from './choices.ts';
import { describe } from './describe.ts';
import { headlineOf } from './headline-of.ts';
import { notificationKinds } from './notification.ts';
import { notificationWords } from './notification-words.ts';
import { deleteNotifications, notificationRows } from './notifications.store.ts';
import { subscriptionsOf } from './push-subscriptions.store.ts';

/** Read ones are forgotten after 90 days: there are never many more. */
const most = 5_000;
const moment = (at: number): string => new Date(at).toISOString();

export const notificationOwnData: OwnData = {
  collect: async (world, account, language) => {
    const words = wordsFor(notificationWords, language);
    const before = { at: 9_000_000_000_000, id: '' };
    const rows = await notificationRows(world.db, account.id, { before, limit: most });
    const told = await describe(world, rows, account.edition ?? '');
    const choices = await choicesOf(world.db, account.id);
    const devices = await subscriptionsOf(world.db, [account.id]);
    return [
      {
        name: 'notifications',
        title: words.ownData.notifications,
        rows: told.map((one) => ({
          at: moment(one.at),
          kind: one.kind,
          what: headlineOf(one, words, language),
          story: one.story?.headline ?? null,
          isRead: one.isRead,
        })),
      },
      {
        name: 'notification-choices',
        title: words.ownData.choices,
        rows: notificationKinds.map((kind) => ({ kind, ...choices[kind] })),
      },
      {
        name: 'push-devices',
        title: words.ownData.devices,
        rows: devices.map(({ endpoint, created_at: at }) => ({
          service: new URL(endpoint).hostname,
          since: moment(at),
        })),
      },
    ];
  },
  erase: (_world, tx, account) => deleteNotifications(tx.db, account.id),
};
