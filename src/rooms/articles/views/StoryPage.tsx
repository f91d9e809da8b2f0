import type { ComponentChildren, JSX } from 'preact';
import { ThemePart } from '../../publication/publication.ts';
import { TagList } from '../../../ui/parts/TagList.tsx';
import type { Body } from '../body/body.ts';
import type { StoryAround } from '../story-around.ts';
import { AuthorNotes } from './Byline.tsx';
import { Corrections } from './Corrections.tsx';
import { LeadMedia, textBlocks } from './LeadMedia.tsx';
import { LiveBlog } from './LiveBlog.tsx';
import { MoreStories } from './MoreStories.tsx';
import { Outline } from './Outline.tsx';
import { frameBases, type Scene } from './scene.ts';
import { ShareRow } from './ShareRow.tsx';
import { StoryBody } from './body/StoryBody.tsx';
import { contextFor } from './body/story-context.ts';
import { StoryHead } from './StoryHead.tsx';

/** Everything after the text: corrections, authors, topics, ways to pass it on. */
const StoryFoot = ({ scene, tools }: { scene: Scene; tools: ComponentChildren }): JSX.Element => {
  const { view, visit, words } = scene;
  const tags = view.article.tags.map(({ name, path }) => ({ name, href: visit.stay(path) }));
  const nodes = visit.publication.look.theme.parts['story-foot'];
  if (nodes && !visit.textOnly) {
    const values = {
      'publication.name': visit.edition.publicationName,
      'publication.home': visit.stay(visit.publication.home(visit.edition)),
      'edition.name': visit.edition.name,
      'story.headline': view.article.headline,
      'story.section': view.article.section?.name,
    };
    const pieces = {
      corrections: <Corrections scene={scene} />,
      tags: <TagList label={words.topics} tags={tags} />,
      tools,
      share: <ShareRow scene={scene} />,
    };
    return (
      <footer class="story-foot">
        <ThemePart nodes={nodes} fill={{ values, pieces }} />
      </footer>
    );
  }
  return (
    <footer class="story-foot">
      <Corrections scene={scene} />
      {view.article.kind === 'opinion' ? <AuthorNotes scene={scene} /> : null}
      <TagList label={words.topics} tags={tags} />
      {tools}
      <ShareRow scene={scene} />
    </footer>
  );
};

/** A story's page between masthead and footer. */
export const StoryPage = ({ scene, around }: { scene: Scene; around: StoryAround }): JSX.Element => {
  const { article, live } = scene.view;
  const body: Body = { type: 'doc', content: textBlocks(article) };
  const context = contextFor(article.body, scene.setting, { bases: frameBases(scene) });
  return (
    <>
      <article class={`story story-${article.kind} river`}>
        <StoryHead scene={scene} link={around.head} over={around.over} />
        <LeadMedia article={article} context={context} />
        {around.opening}
        <Outline scene={scene} />
        {live ? (
          <LiveBlog live={live} scene={scene} />
        ) : (
          <div class="prose river full">
            <StoryBody body={body} context={context} place={article.place} />
          </div>
        )}
        {around.closing}
        <StoryFoot scene={scene} tools={around.tools} />
      </article>
      {around.below}
      <MoreStories scene={scene} />
    </>
  );
};

/** A plain page (about, contact …): headline and text, and what belongs under it. */
export const PlainPage = ({ scene, below }: { scene: Scene; below?: ComponentChildren }): JSX.Element => {
  const { article } = scene.view;
  const context = contextFor(article.body, scene.setting, { bases: frameBases(scene) });
  return (
    <article class="story story-page river">
      <header class="story-head">
        <h1 class="headline">{article.headline}</h1>
        {article.standfirst ? <p class="standfirst">{article.standfirst}</p> : null}
      </header>
      <LeadMedia article={article} context={context} />
      <div class="prose river full">
        <StoryBody body={article.body} context={context} />
      </div>
      <Corrections scene={scene} />
      {below}
    </article>
  );
};
