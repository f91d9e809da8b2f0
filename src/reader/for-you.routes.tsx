import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { JSX } from 'preact';
import { wordsFor } from '../common/words.ts';
import { needAccount } from '../rooms/accounts/accounts.ts';
import { cursorText, parseCursor, sectionsOf, type Cursor, type Section } from '../rooms/articles/articles.ts';
import {
  bookmarkWords,
  followedStories,
  followsOf,
  ListsNav,
  type BookmarkWords,
  type FollowedStory,
} from '../rooms/bookmarks/bookmarks.ts';
import { DiscussionNews, discussionNews, type NewsOfThread } from '../rooms/notifications/notifications.ts';
import type { Edition, Visit } from '../rooms/publication/publication.ts';
import { Notice } from '../ui/parts/Notice.tsx';
import { PageHead } from '../ui/parts/PageHead.tsx';
import { Pager } from '../ui/parts/Pager.tsx';
import type { World } from '../world.ts';
import { readerWords } from './reader-words.ts';
import { picturesOf, type Pictures } from './story-pictures.ts';
import { ShortDate } from './story-time.tsx';
import { StoryTeaser } from './StoryTeaser.tsx';

type ForYouProps = {
  visit: Visit;
  words: BookmarkWords;
  stories: readonly FollowedStory[];
  older: Cursor | undefined;
  isFirst: boolean;
  pictures: Pictures;
  news: readonly NewsOfThread[];
  /** Whether anything is followed that could bring stories here. */
  isFollowing: boolean;
  otherEditions: readonly Edition[];
  sections: readonly Section[];
};

const Story = ({
  found,
  visit,
  words,
  pictures,
}: Pick<ForYouProps, 'visit' | 'words' | 'pictures'> & { found: FollowedStory }): JSX.Element => {
  const { story, because } = found;
  const names = new Intl.ListFormat(visit.edition.language).format(because.map(({ name }) => name));
  return (
    <StoryTeaser
      story={story}
      size="side"
      level={2}
      visit={visit}
      pictures={pictures}
      hasStandfirst
      time={
        <>
          {story.publishedAt === undefined ? null : <ShortDate at={story.publishedAt} visit={visit} />}
          <span class="because">{` · ${words.because(names)}`}</span>
        </>
      }
    />
  );
};

const Empty = ({ visit, words, isFollowing, sections }: ForYouProps): JSX.Element =>
  isFollowing ? (
    <Notice title={words.nothingNew}>
      <p>
        <a href={visit.link('/following')}>{words.manage}</a>
      </p>
    </Notice>
  ) : (
    <Notice title={words.emptyForYou}>
      <p>{words.emptyForYouText}</p>
      {sections.length > 0 ? (
        <>
          <p>{`${words.sectionsToFollow}:`}</p>
          <ul class="row for-you-sections">
            {sections.map(({ name, path }) => (
              <li>
                <a href={visit.stay(path)}>{name}</a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Notice>
  );

const Others = ({ visit, words, otherEditions }: ForYouProps): JSX.Element | null =>
  otherEditions.length === 0 ? null : (
    <p class="meta for-you-others">
      {`${words.otherEditions} `}
      {otherEditions.map((edition, place) => (
        <>
          {place > 0 ? ' · ' : null}
          <a
            href={visit.stay(visit.publication.inEdition(edition, '/for-you'))}
            lang={edition.language}
            hreflang={edition.language}
          >
            {edition.name}
          </a>
        </>
      ))}
    </p>
  );

const ForYouPage = (props: ForYouProps): JSX.Element => {
  const { visit, words, stories, older, isFirst, news } = props;
  const list = wordsFor(readerWords, visit.edition.language);
  const href = visit.link('/for-you');
  return (
    <div class="page saved-page">
      <PageHead title={words.forYou} standfirst={words.forYouText} />
      <ListsNav visit={visit} words={words} current="for-you" />
      {isFirst && news.length > 0 ? <DiscussionNews news={news} visit={visit} title={words.discussions} /> : null}
      {stories.length === 0 ? <Empty {...props} /> : null}
      <div class="story-list">
        {stories.map((found) => (
          <Story found={found} {...props} />
        ))}
      </div>
      <Others {...props} />
      <Pager
        label={list.pages}
        newer={isFirst ? undefined : { href, text: list.newest }}
        older={older && { href: `${href}?before=${cursorText(older)}`, text: list.older }}
      />
    </div>
  );
};

const load = async (
  world: World,
  request: FastifyRequest<{ Querystring: { before?: string } }>,
  accountId: string,
): Promise<ForYouProps> => {
  const { visit } = request;
  const { edition, publication } = visit;
  const before = parseCursor(request.query.before);
  const follows = await followsOf(world, accountId, edition.code);
  const { stories, older } = await followedStories(world, follows, { edition: edition.code, before });
  const lists = follows.filter(({ kind }) => kind !== 'thread');
  const elsewhere = new Set(lists.flatMap(({ named }) => named?.edition ?? []));
  return {
    visit,
    words: wordsFor(bookmarkWords, edition.language),
    stories,
    older,
    isFirst: before === undefined,
    pictures: await picturesOf(
      world,
      stories.map(({ story }) => story),
    ),
    news: before ? [] : await discussionNews(world, accountId),
    isFollowing: lists.length > 0,
    otherEditions: publication.editions.filter(({ code }) => code !== edition.code && elsewhere.has(code)),
    sections: lists.length > 0 ? [] : await sectionsOf(world, edition.code),
  };
};

/** What is new under what a reader follows, and nothing else. */
export const forYouRoutes = (app: FastifyInstance, world: World): void => {
  app.get<{ Querystring: { before?: string } }>('/for-you', async (request, reply) => {
    const account = await needAccount(world, request, reply);
    if (!account) return;
    const props = await load(world, request, account.id);
    await reply.show(<ForYouPage {...props} />, {
      head: { title: props.words.forYou, kind: 'saved', styles: ['saved.css', 'notifications.css'] },
      topics: [],
      isPrivate: true,
    });
  });
};
