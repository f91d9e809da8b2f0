import type { ShareNetwork } from '../publication/publication.ts';

/** What is shared: the story's absolute address and its headline. */
export type Shared = { url: string; title: string };

const both =
  (base: string, names: { url: string; title?: string }) =>
  ({ url, title }: Shared): string =>
    `${base}?${names.url}=${encodeURIComponent(url)}${names.title ? `&${names.title}=${encodeURIComponent(title)}` : ''}`;

/** Headline and address as one text. */
const asText =
  (base: string) =>
  ({ url, title }: Shared): string =>
    `${base}?text=${encodeURIComponent(`${title} ${url}`)}`;

type Network = Exclude<ShareNetwork, 'mastodon'>;

/** The networks' own addresses for sharing, as they document or use them; nothing is fetched from them before a reader goes there. */
const addresses: Record<Network, (shared: Shared) => string> = {
  facebook: both('https://www.facebook.com/sharer/sharer.php', { url: 'u' }),
  x: both('https://x.com/intent/tweet', { url: 'url', title: 'text' }),
  telegram: both('https://t.me/share/url', { url: 'url', title: 'text' }),
  whatsapp: asText('https://wa.me/'),
  vk: both('https://vk.com/share.php', { url: 'url', title: 'title' }),
  ok: both('https://connect.ok.ru/offer', { url: 'url', title: 'title' }),
  reddit: both('https://www.reddit.com/submit', { url: 'url', title: 'title' }),
  linkedin: both('https://www.linkedin.com/sharing/share-offsite/', { url: 'url' }),
  bluesky: asText('https://bsky.app/intent/compose'),
  threads: both('https://www.threads.net/intent/post', { url: 'url', title: 'text' }),
};

/** Names as the networks write them; the same in every language. */
export const networkNames: Record<ShareNetwork, string> = {
  facebook: 'Facebook',
  x: 'X',
  telegram: 'Telegram',
  whatsapp: 'WhatsApp',
  vk: 'VK',
  ok: 'OK',
  reddit: 'Reddit',
  linkedin: 'LinkedIn',
  bluesky: 'Bluesky',
  mastodon: 'Mastodon',
  threads: 'Threads',
};

export const shareAddress = (network: Network, shared: Shared): string => addresses[network](shared);

/** RFC 6068: spaces are %20, never `+`. */
export const mailAddress = ({ url, title }: Shared): string =>
  `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(`${title}\r\n\r\n${url}`)}`;

/** A server's own share page; every Mastodon server has it at this address. */
export const mastodonAddress = (server: string, { url, title }: Shared): string =>
  `https://${server}/share?text=${encodeURIComponent(`${title} ${url}`)}`;

/**
 * The server a reader named: its host name, its address, or their own name there (`@ann@mastodon.social`). Undefined when it cannot
 * be the name of a public server.
 */
export const mastodonServer = (typed: string): string | undefined => {
  const text =
    typed
      .trim()
      .replace(/^https?:\/\//i, '')
      .replace(/^@?[^@/]*@/, '')
      .split('/', 1)[0] ?? '';
  if (text === '' || text.length > 253) return undefined;
  try {
    const { hostname, host } = new URL(`https://${text}`);
    const isName = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/.test(hostname);
    return isName && host === hostname ? hostname : undefined;
  } catch {
    return undefined;
  }
};
