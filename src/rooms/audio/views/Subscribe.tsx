import type { JSX } from 'preact';
import { wordsFor } from '../../../common/words.ts';
import type { Visit } from '../../publication/publication.ts';
import { audioWords } from '../audio-words.ts';
import { showFeedPath } from '../feeds/feed-paths.ts';
import { podcastFeedWords } from '../feeds/podcast-feed-words.ts';
import type { Show } from '../show.ts';

/** How apps are asked to follow a feed: by links that they open themselves. Nothing is loaded from anybody. */
const apps: readonly { name: string; address: (feed: string) => string }[] = [
  { name: 'Apple Podcasts', address: (feed) => `podcast://${feed.replace(/^https?:\/\//, '')}` },
  { name: 'Overcast', address: (feed) => `overcast://x-callback-url/add?url=${encodeURIComponent(feed)}` },
  { name: 'Pocket Casts', address: (feed) => `pktc://subscribe/${feed.replace(/^https?:\/\//, '')}` },
  {
    name: 'AntennaPod',
    address: (feed) => `https://antennapod.org/deeplink/subscribe?url=${encodeURIComponent(feed)}`,
  },
  { name: 'Podcast Addict', address: (feed) => `podcastaddict://${feed.replace(/^https?:\/\//, '')}` },
];

/** The whole address of the feed that subscribers are to take. */
export const feedOf = (visit: Visit, show: Pick<Show, 'path' | 'movedTo'>): string =>
  show.movedTo ?? visit.absolute(showFeedPath(show));

/** Ways to follow a show: links into apps, and the feed’s address for all others. */
export const Subscribe = ({ visit, show, id }: { visit: Visit; show: Show; id: string }): JSX.Element => {
  const words = wordsFor(audioWords, visit.edition.language);
  const feed = feedOf(visit, show);
  return (
    <section class="subscribe no-print" aria-labelledby={id}>
      <h2 class="subscribe-title" id={id}>
        {words.subscribe}
      </h2>
      <p class="meta">{words.subscribeAbout}</p>
      <ul class="subscribe-apps">
        {apps.map(({ name, address }) => (
          <li>
            <a
              class="button button-quiet"
              href={address(feed)}
              rel="noopener nofollow"
              aria-label={words.inApp.replace('#', name)}
            >
              {name}
            </a>
          </li>
        ))}
        <li>
          <a class="button button-quiet" href={feed} type="application/rss+xml">
            {words.feed}
          </a>
        </li>
      </ul>
      <p>
        <a href={visit.link('/me/podcast-feeds')}>{wordsFor(podcastFeedWords, visit.edition.language).title}</a>
      </p>
      <p class="subscribe-feed">
        <span class="meta">{words.feedHint}</span> <code dir="ltr">{feed}</code>
      </p>
    </section>
  );
};
