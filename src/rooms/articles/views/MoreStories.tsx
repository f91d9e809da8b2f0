import type { JSX } from 'preact';
import { Block } from '../../../ui/parts/Block.tsx';
import { slot } from '../../../delivery/delivery.ts';
import { Teaser } from '../../../ui/parts/Teaser.tsx';
import { PictureFrame } from '../../media/media.ts';
import type { ArticleSummary } from '../article.ts';
import { teaserMediaId } from '../load-article-view.ts';
import type { Scene } from './scene.ts';

const sizes = '(min-width: 84rem) 18rem, (min-width: 61rem) 23vw, (min-width: 40rem) 46vw, 9rem';

const RelatedTeaser = ({ story, scene }: { story: ArticleSummary; scene: Scene }): JSX.Element => {
  const { view, visit, place, words } = scene;
  const found = visit.textOnly ? undefined : view.media.get(teaserMediaId(story.lead) ?? '');
  const still = found?.kind === 'film' ? found.poster : found;
  const picture = still?.kind === 'picture' && still.path !== undefined ? still : undefined;
  const isDrawing = picture?.contentType === 'image/png';
  return (
    <Teaser
      href={visit.stay(story.path)}
      headline={story.headline}
      size="minor"
      kicker={story.kicker || story.section?.name}
      badge={story.liveState === 'running' ? { text: words.live, tone: 'live' } : undefined}
      voice={
        story.kind === 'opinion'
          ? new Intl.ListFormat(place.language).format(story.authors.map(({ name }) => name)) || undefined
          : undefined
      }
      tools={slot('bookmark', story.id)}
      isDrawing={isDrawing}
      picture={
        picture && <PictureFrame media={picture} language={place.language} sizes={sizes} alt="" crop={!isDrawing} />
      }
    />
  );
};

/** Where to read on: what shares topics with this story, then its neighbours in time. */
export const MoreStories = ({ scene }: { scene: Scene }): JSX.Element | null => {
  const { view, visit, words } = scene;
  const { related, previous, next } = view;
  return (
    <>
      {related.length > 0 ? (
        <div class="related page">
          <Block id="related" title={words.related}>
            {related.map((story) => (
              <RelatedTeaser story={story} scene={scene} />
            ))}
          </Block>
        </div>
      ) : null}
      {previous || next ? (
        <nav class="neighbours page no-print" aria-label={words.moreStories}>
          {[previous, next].map((story, place) =>
            story ? (
              <a
                class={place === 0 ? 'neighbour neighbour-previous' : 'neighbour neighbour-next'}
                href={visit.stay(story.path)}
                rel={place === 0 ? 'prev' : 'next'}
              >
                <span class="meta">{place === 0 ? words.previousStory : words.nextStory}</span>
                <span class="neighbour-headline">{story.headline}</span>
              </a>
            ) : null,
          )}
        </nav>
      ) : null}
    </>
  );
};
