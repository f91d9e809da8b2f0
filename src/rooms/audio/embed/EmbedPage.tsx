import type { JSX } from 'preact';
import { wordsFor } from '../../../common/words.ts';
import { asset } from '../../../delivery/assets.ts';
import type { Visit } from '../../publication/publication.ts';
import { podcastFeedWords } from '../feeds/podcast-feed-words.ts';
import type { Playable } from '../player/playable.ts';
import { Player, playerAssets } from '../player/Player.tsx';

export type EmbedProps = { visit: Visit; playable: Playable; at: number | undefined };

/** What stands in a frame on another site. Every link opens a window of its own: our pages let nobody frame them. */
export const EmbedPage = ({ visit, playable, at }: EmbedProps): JSX.Element => {
  const { edition } = visit;
  const words = wordsFor(podcastFeedWords, edition.language);
  const out = { target: '_blank', rel: 'noopener' };
  return (
    <html lang={edition.language} dir={edition.direction}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${playable.title} · ${edition.publicationName}`}</title>
        <base target="_blank" />
        <meta name="color-scheme" content="light dark" />
        <link rel="canonical" href={visit.absolute(playable.path)} />
        {['site.css', ...playerAssets.styles, 'episode-embed.css'].map((name) => (
          <link rel="stylesheet" href={asset(name)} />
        ))}
        {visit.publication.look.stylesheet && <link rel="stylesheet" href={visit.publication.look.stylesheet.href} />}
        {playerAssets.islands.map((name) => (
          <script type="module" src={asset(name)} />
        ))}
      </head>
      <body class="on-embed">
        <main>
          <h1 class="unseen">{playable.title}</h1>
          <Player visit={visit} playable={playable} hasHead isElsewhere {...(at === undefined ? {} : { at })} />
          <p class="embed-from">
            <a href={visit.absolute(playable.path)} {...out}>
              {words.readStory}
            </a>
            <a href={visit.absolute(visit.publication.home(edition))} {...out}>
              {edition.publicationName}
            </a>
          </p>
        </main>
      </body>
    </html>
  );
};
