import type { World } from '../../world.ts';
import { readerTopic } from '../accounts/accounts.ts';
import { describe, type Described } from './describe.ts';
import { markRead, notificationRows, type NotificationPlace } from './notifications.store.ts';

const perPage = 30;
const newest: NotificationPlace = { at: 9_000_000_000_000, id: '' };

export const placeText = ({ at, id }: NotificationPlace): string => `${at}-${id}`;

export const parsePlace = (text: unknown): NotificationPlace | undefined => {
  const found = typeof text === 'string' ? /^(\d{1,15})-([0-9a-f-]{36})$/.exec(text) : null;
  return found?.[1] && found[2] ? { at: Number(found[1]), id: found[2] } : undefined;
};

/** A page of what a reader has been told, newest first. */
export const readNotifications = async (
  world: World,
  accountId: string,
  { before = newest, edition }: { before?: NotificationPlace | undefined; edition: string },
): Promise<{ items: Described[]; older: NotificationPlace | undefined }> => {
  const rows = await notificationRows(world.db, accountId, { before, limit: perPage + 1 });
  const shown = rows.slice(0, perPage);
  const last = shown.at(-1);
  return {
    items: await describe(world, shown, edition),
    older: rows.length > perPage && last ? { at: last.created_at, id: last.id } : undefined,
  };
};

/** A reader has seen everything that came until a moment. */
export const readUntil = (world: World, accountId: string, until: number): Promise<void> =>
  world.write(async (tx) => {
    const at = world.now();
    if (await markRead(tx.db, accountId, { until: Math.min(until, at), at })) await tx.changed(readerTopic(accountId));
  });
