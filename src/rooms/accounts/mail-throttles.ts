/** How many sign-in mails may be asked for: by address, by mail domain, by network. What is over is told, with the time to wait. */
import { createRateLimit } from '../../delivery/delivery.ts';
import type { World } from '../../world.ts';
import { mailboxOf } from './account.ts';
import { mailTimes } from './sign-in-attempts.store.ts';

const hour = 3_600_000;
/** Addresses are counted in the database: neither a new start nor another node forgets them. */
const perAddress = [
  { limit: 6, perMs: hour },
  { limit: 20, perMs: 24 * hour },
];
const longestAddress = 20;
/** Counted here as well, at once: many requests at the same moment would all find the table as it was before the first. */
const perMailbox = 8;

/** A page that has done its sum may ask for more than one that has not: no browser without script is shut out. */
const perNetwork = { proven: 20, unproven: 3 };
const perDomain = { known: 2_000, other: 40 };

/** Where half the world has its mail: their many readers must not share one small allowance. */
const largeProviders = new Set(
  (
    'gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com icloud.com me.com mac.com aol.com ' +
    'proton.me protonmail.com pm.me gmx.net gmx.de gmx.com web.de t-online.de freenet.de mail.com mail.ru yandex.ru yandex.com ya.ru ' +
    'bk.ru list.ru inbox.ru rambler.ru qq.com 163.com 126.com sina.com naver.com daum.net hanmail.net rediffmail.com orange.fr ' +
    'wanadoo.fr free.fr laposte.net sfr.fr libero.it virgilio.it tiscali.it telefonica.net terra.com.br uol.com.br bol.com.br ' +
    'hotmail.co.uk hotmail.fr hotmail.es hotmail.it yahoo.co.uk yahoo.fr yahoo.es yahoo.de yahoo.it yahoo.co.jp yahoo.co.in ' +
    'btinternet.com sky.com comcast.net verizon.net att.net sbcglobal.net cox.net fastmail.com tutanota.com tuta.com zoho.com ' +
    'seznam.cz wp.pl o2.pl onet.pl interia.pl ukr.net maktoob.com bluewin.ch bigpond.com duck.com hey.com'
  ).split(' '),
);

export const isLargeProvider = (domain: string): boolean => largeProviders.has(domain);

export type MailThrottles = {
  /** Counts one more mail; 0 when it may be sent, else the seconds after which one may. */
  take: (asked: { email: string; network: string; isProven: boolean }) => Promise<number>;
};

const addressWait = async (world: World, email: string): Promise<number> => {
  const now = world.now();
  const times = await mailTimes(world.db, { email, since: now - 24 * hour, limit: longestAddress });
  const waits = perAddress.map(({ limit, perMs }) => {
    const nth = times[limit - 1];
    return nth === undefined || nth <= now - perMs ? 0 : Math.ceil((nth + perMs - now) / 1000);
  });
  return Math.max(...waits);
};

export const createMailThrottles = (world: World): MailThrottles => {
  const { now } = world;
  const proven = createRateLimit({ limit: perNetwork.proven, perMs: hour, now });
  const unproven = createRateLimit({ limit: perNetwork.unproven, perMs: hour, now });
  const mailboxes = createRateLimit({ limit: perMailbox, perMs: hour, now });
  const known = createRateLimit({ limit: perDomain.known, perMs: hour, now, keys: 200 });
  const other = createRateLimit({ limit: perDomain.other, perMs: hour, now });
  return {
    take: async ({ email, network, isProven }) => {
      const wait = await addressWait(world, email);
      if (wait > 0) return wait;
      const byNetwork = (isProven ? 0 : unproven.take(network)) || proven.take(network);
      if (byNetwork > 0) return byNetwork;
      const byMailbox = mailboxes.take(mailboxOf(email));
      if (byMailbox > 0) return byMailbox;
      const domain = email.slice(email.lastIndexOf('@') + 1);
      return (isLargeProvider(domain) ? known : other).take(domain);
    },
  };
};
