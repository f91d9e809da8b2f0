import type { JSX } from 'preact';
import { asset } from '../../../delivery/assets.ts';
import { wordsFor } from '../../../common/words.ts';
import { Pager } from '../../../ui/parts/Pager.tsx';
import { isFollowed } from '../article-head.ts';
import { cursorText } from '../article.ts';
import { liveWords } from '../live-words.ts';
import { LiveBlogElement } from './elements.ts';
import { Entry } from './LiveEntry.tsx';
import { KeyEvents, State, Summary, type LiveProps } from './LiveParts.tsx';
import type { Scene } from './scene.ts';

/** What the island must know; nothing where there is nothing to follow: on pages of older entries and in the text-only shell. */
const followed = ({ live, scene }: LiveProps): Record<string, string> => {
  const { view, visit, isSecret } = scene;
  if (!live.isFirst || visit.textOnly || isSecret || !isFollowed(view.article)) return {};
  const { newEntries, announced, changed, many, hasEnded, goesOn, reload } = wordsFor(
    liveWords,
    visit.edition.language,
  );
  return {
    'data-stream': visit.link(`/live/entries/${view.article.id}`),
    'data-since': String(view.article.modifiedAt),
    'data-words': JSON.stringify({ newEntries, announced, changed, many, hasEnded, goesOn, reload }),
    'data-islands': JSON.stringify({ 'embed-view': asset('embed.js'), 'gallery-view': asset('gallery.js') }),
  };
};

/** Without the island nothing comes by itself: one asks for it, once or every minute. */
const Reload = ({ scene }: { scene: Scene }): JSX.Element | null => {
  const { view, visit, isReloading = false } = scene;
  if (view.article.liveState !== 'running') return null;
  const words = wordsFor(liveWords, visit.edition.language);
  const here = visit.stay(view.article.path);
  const links = (
    <p class="live-reload link-row">
      <a href={`${here}#entries`}>{isReloading ? words.stopReloading : words.reload}</a>
      {isReloading ? null : <a href={`${here}?refresh=60#entries`}>{words.reloadEachMinute}</a>}
    </p>
  );
  return visit.textOnly || isReloading ? links : <noscript>{links}</noscript>;
};

/** What is known (the story's own text), key events, what is pinned, then the entries, newest first. */
export const LiveBlog = ({ live, scene }: LiveProps): JSX.Element => {
  const { view, visit, words } = scene;
  const here = visit.stay(view.article.path);
  return (
    <LiveBlogElement class="live" {...followed({ live, scene })}>
      {live.isFirst ? <Summary live={live} scene={scene} /> : null}
      <KeyEvents live={live} scene={scene} />
      <section class="entries" id="entries" aria-labelledby="entries-title">
        <h2 class="story-subhead" id="entries-title">
          {live.isFirst ? words.entries : words.olderEntries}
        </h2>
        <State live={live} scene={scene} />
        {live.isFirst ? <Reload scene={scene} /> : null}
        <div class="entries-pinned">
          {live.pinned.map((entry) => (
            <Entry entry={entry} scene={scene} isPinned />
          ))}
        </div>
        <div class="entries-list">
          {live.entries.map((entry) => (
            <Entry entry={entry} scene={scene} />
          ))}
        </div>
        {live.entries.length + live.pinned.length === 0 ? <p class="no-entries">{words.noEntries}</p> : null}
        <Pager
          label={words.entryPages}
          newer={live.isFirst ? undefined : { href: `${here}#entries`, text: words.newestEntries }}
          older={live.older && { href: `${here}?before=${cursorText(live.older)}#entries`, text: words.olderEntries }}
        />
      </section>
    </LiveBlogElement>
  );
};
