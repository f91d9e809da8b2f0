import type { JSX } from 'preact';
import type { Place } from '../../../common/dates.ts';
import type { ArticleKind } from '../../../rooms/articles/articles.ts';
import type { DeskStory } from '../../../rooms/drafting/drafting.ts';
import type { Visit } from '../../../rooms/publication/publication.ts';
import { agoWords, dueWords, fullTime, kindNames, stateOfOne } from './story-words.ts';

export type StoryScene = {
  visit: Visit;
  place: Place;
  now: number;
  /** Who is in which story just now. */
  here: ReadonlyMap<string, readonly { accountId: string; name: string }[]>;
};

const isOpen = ({ state }: DeskStory): boolean =>
  state === 'idea' || state === 'draft' || state === 'edit' || state === 'ready' || state === 'scheduled';

const iso = (at: number): string => new Date(at).toISOString();

/** When it is due, in words; what is overdue says so. */
export const Due = ({ story, scene }: { story: DeskStory; scene: StoryScene }): JSX.Element | null =>
  story.dueAt === undefined || !isOpen(story) ? null : (
    <time
      class="story-due"
      datetime={iso(story.dueAt)}
      title={fullTime(story.dueAt, scene.place)}
      data-late={story.dueAt < scene.now ? '' : undefined}
    >
      {dueWords(story.dueAt, scene.now, scene.place)}
    </time>
  );

/** Who has it open just now. */
export const Here = ({ story, scene }: { story: DeskStory; scene: StoryScene }): JSX.Element | null => {
  const people = scene.here.get(story.id) ?? [];
  return people.length === 0 ? null : (
    <span class="story-here">
      In it now:{' '}
      {people.map(({ accountId, name }, place) => (
        <bdi key={accountId}>
          {place > 0 ? ', ' : ''}
          {name}
        </bdi>
      ))}
    </span>
  );
};

const When = ({ story, scene: { place, now } }: { story: DeskStory; scene: StoryScene }): JSX.Element => {
  const { state, scheduledAt, publishedAt, changedAt, goesOutAt } = story;
  if (state === 'scheduled' && scheduledAt !== undefined)
    return <time datetime={iso(scheduledAt)}>{`Goes out ${fullTime(scheduledAt, place)}`}</time>;
  if (goesOutAt !== undefined)
    return <time datetime={iso(goesOutAt)}>{`Changes go out ${fullTime(goesOutAt, place)}`}</time>;
  if (state === 'published' && publishedAt !== undefined && !story.isChanged)
    return (
      <time datetime={iso(publishedAt)} title={fullTime(publishedAt, place)}>
        {`Published ${agoWords(publishedAt, now, place)}`}
      </time>
    );
  return (
    <time datetime={iso(changedAt)} title={fullTime(changedAt, place)}>
      {`Changed ${agoWords(changedAt, now, place)}`}
    </time>
  );
};

const directionOf = (story: DeskStory, visit: Visit): string | undefined =>
  visit.publication.editionByCode(story.edition)?.language;

export const StoryHeadline = ({ story, visit }: { story: DeskStory; visit: Visit }): JSX.Element => (
  <a class="story-headline" href={visit.link(`/newsroom/stories/${story.id}`)}>
    <bdi lang={directionOf(story, visit)}>{story.headline.trim() || 'Without a headline'}</bdi>
  </a>
);

/** Where it belongs, who works on it, when, and what it still wants. */
export const StoryFacts = ({ story, scene }: { story: DeskStory; scene: StoryScene }): JSX.Element => {
  const { editions, editionByCode } = scene.visit.publication;
  const facts = [
    ...(editions.length > 1 ? [editionByCode(story.edition)?.name] : []),
    story.section?.name,
    story.kind === 'news' ? undefined : kindNames[story.kind as ArticleKind],
  ].filter((fact) => fact !== undefined && fact !== '');
  return (
    <p class="story-facts">
      {facts.map((fact) => (
        <bdi key={fact}>{fact}</bdi>
      ))}
      {story.authors.length > 0 ? <bdi>{`By ${story.authors.join(', ')}`}</bdi> : null}
      {story.assignee ? <bdi>{`${story.assignee.name} has it`}</bdi> : null}
      <Due story={story} scene={scene} />
      <When story={story} scene={scene} />
      <span>{`${story.wordCount.toLocaleString('en')} words`}</span>
      {isOpen(story) && story.missing.length > 0 ? <span>{`Missing: ${story.missing.join(', ')}`}</span> : null}
      <Here story={story} scene={scene} />
    </p>
  );
};

/** What is known of a story, in two lines. */
export const StoryLine = ({ story, scene }: { story: DeskStory; scene: StoryScene }): JSX.Element => (
  <>
    <p class="story-head">
      <StoryHeadline story={story} visit={scene.visit} />
      {story.isChanged ? <span class="story-mark">changed, not out</span> : null}
    </p>
    <StoryFacts story={story} scene={scene} />
  </>
);

export const StateName = ({ story }: { story: DeskStory }): JSX.Element => (
  <span class="story-state">{stateOfOne[story.state]}</span>
);
