import type { ComponentChildren, JSX } from 'preact';
import { Badge, Kicker } from '../../../ui/parts/Kicker.tsx';
import type { ArticleKind } from '../article.ts';
import { Byline, Voice } from './Byline.tsx';
import { Dateline } from './Dateline.tsx';
import type { Scene } from './scene.ts';
import { ToolRow } from './ShareRow.tsx';

/** That a story shows pictures or a film is seen at once: the word is needed only where no kicker says what it is. */
const isSeen = (kind: ArticleKind): boolean => kind === 'gallery' || kind === 'video';

/** Section, kind and kicker, each said once: a section “Opinion” needs no badge “Opinion”. */
const Over = ({ scene: { view, visit, words } }: { scene: Scene }): JSX.Element | null => {
  const { section, kicker, kind, liveState } = view.article;
  const kindWord = kind in words.kinds ? words.kinds[kind as keyof typeof words.kinds] : '';
  const liveWord = liveState === 'running' ? words.live : words.liveEnded;
  const state = kind === 'liveblog' ? liveWord : isSeen(kind) && kicker !== '' ? '' : kindWord;
  const isNew = (text: string, ...others: (string | undefined)[]): boolean =>
    text !== '' && !others.some((other) => other?.toLocaleLowerCase() === text.toLocaleLowerCase());
  const items: ComponentChildren[] = [
    section ? <Kicker href={visit.stay(section.path)}>{section.name}</Kicker> : null,
    isNew(state, section?.name) ? <Badge tone={liveState === 'running' ? 'live' : 'plain'}>{state}</Badge> : null,
    isNew(kicker, section?.name, state) ? <Badge>{kicker}</Badge> : null,
  ].filter(Boolean);
  return items.length > 0 ? <div class="story-over">{items}</div> : null;
};

const Translations = ({ scene: { view, visit, words } }: { scene: Scene }): JSX.Element | null => {
  const others = view.translations.flatMap(({ edition, path }) => {
    const found = visit.publication.editionByCode(edition);
    return found ? [{ edition: found, path }] : [];
  });
  if (others.length === 0) return null;
  return (
    <p class="translations">
      {`${words.readIn}: `}
      {others.map(({ edition, path }, index) => (
        <>
          {index > 0 ? ' · ' : null}
          <a href={visit.stay(path)} lang={edition.language} hreflang={edition.language} dir={edition.direction}>
            {edition.name}
          </a>
        </>
      ))}
    </p>
  );
};

/** Kicker, headline, standfirst, a rule, who and when, and what one can do with the story. */
export const StoryHead = ({
  scene,
  link,
  over,
}: {
  scene: Scene;
  link?: ComponentChildren;
  /** In place of the section: the show of an episode. */
  over?: ComponentChildren;
}): JSX.Element => {
  const { article } = scene.view;
  const isOpinion = article.kind === 'opinion' && article.authors.length > 0;
  return (
    <header class={isOpinion ? 'story-head story-head-opinion' : 'story-head'}>
      {over ?? <Over scene={scene} />}
      {isOpinion ? <Voice scene={scene} /> : null}
      <h1 class="headline">{article.headline}</h1>
      {article.standfirst ? <p class="standfirst">{article.standfirst}</p> : null}
      <div class="story-meta">
        {isOpinion ? null : <Byline authors={article.authors} scene={scene} />}
        <Dateline scene={scene} />
        <Translations scene={scene} />
        <ToolRow scene={scene} link={link} />
      </div>
    </header>
  );
};
