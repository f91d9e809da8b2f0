import webpush from 'web-push';
import type { World } from '../../world.ts';
import { pushKeysSetting, putPushKeys } from './push-keys.store.ts';

export type PushKeys = { publicKey: string; privateKey: string };

const topic = 'secret.push';

/** The publication's key pair for web push (VAPID), made once: every subscription is bound to it. */
export const pushKeys = (world: World): Promise<PushKeys> =>
  world.memory.keep(topic, [topic], async () => {
    const known = await pushKeysSetting(world.db, topic);
    if (known) return known;
    return world.write(async ({ db }) => {
      await putPushKeys(db, { name: topic, keys: webpush.generateVAPIDKeys(), at: world.now() });
      const kept = await pushKeysSetting(db, topic);
      if (!kept) throw new Error('the push keys that were just kept are not there');
      return kept;
    });
  });
