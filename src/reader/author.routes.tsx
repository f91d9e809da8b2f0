import type { FastifyInstance } from 'fastify';
import type { JSX } from 'preact';
import { webAddress } from '../common/addresses.ts';
import { wordsFor } from '../common/words.ts';
import { slot } from '../delivery/delivery.ts';
import {
  articlesByAuthor,
  authorBySlug,
  parseCursor,
  type ArticlePage,
  type Author,
} from '../rooms/articles/articles.ts';
import { mediaById, PictureFrame, type Media } from '../rooms/media/media.ts';
import type { Visit } from '../rooms/publication/publication.ts';
import { PageHead } from '../ui/parts/PageHead.tsx';
import { Kicker } from '../ui/parts/Kicker.tsx';
import type { World } from '../world.ts';
import { inEveryEdition, listFeeds } from './list-head.ts';
import { readerWords } from './reader-words.ts';
import { countsHold, picturesOf, stillOf, topicsOfTeasers, type Pictures } from './story-pictures.ts';
import { StoryList, StoryPager } from './StoryList.tsx';

/** The first letters of the first and the last name. */
export const initialsOf = (name: string): string => {
  const letters = name.split(/\s+/).flatMap((part) => part.match(/\p{L}/u)?.[0] ?? []);
  const first = letters[0] ?? '';
  const last = letters.length > 1 ? (letters.at(-1) ?? '') : '';
  // Arabic letters would join into something that is no initials.
  return /\p{Script=Arabic}/u.test(first) ? first : (first + last).toUpperCase();
};

const Portrait = ({
  author,
  portrait,
  visit,
}: {
  author: Author;
  portrait: Media | undefined;
  visit: Visit;
}): JSX.Element =>
  portrait ? (
    <div class="portrait">
      <PictureFrame media={portrait} language={visit.edition.language} sizes="8rem" alt="" crop />
    </div>
  ) : (
    <div class="portrait portrait-initials" aria-hidden="true">
      {initialsOf(author.name)}
    </div>
  );

type AuthorProps = {
  author: Author;
  portrait: Media | undefined;
  list: ArticlePage;
  isFirst: boolean;
  visit: Visit;
  pictures: Pictures;
};

const AuthorPage = ({ author, portrait, list, isFirst, visit, pictures }: AuthorProps): JSX.Element => {
  const words = wordsFor(readerWords, visit.edition.language);
  const role = author.role || (author.isGuest ? words.guestAuthor : '');
  const links = author.links.filter(({ url }) => webAddress(url) !== undefined);
  return (
    <div class="page">
      <PageHead
        title={author.name}
        over={role ? <Kicker>{role}</Kicker> : undefined}
        standfirst={author.bio || undefined}
        aside={visit.textOnly ? undefined : <Portrait author={author} portrait={portrait} visit={visit} />}
      >
        <p class="link-row">
          {links.map(({ label, url }) => (
            <a href={url} rel="me noopener">
              {label}
            </a>
          ))}
          <a href={`${author.path}/rss.xml`}>{words.feedOf}</a>
        </p>
        {slot('follow', 'author', author.id)}
      </PageHead>
      {list.articles.length === 0 && <p>{words.noStories}</p>}
      <StoryList stories={list.articles} visit={visit} pictures={pictures} />
      <StoryPager visit={visit} path={author.path} older={list.older} isFirst={isFirst} />
    </div>
  );
};

type AuthorRequest = { Params: { slug: string }; Querystring: { before?: string } };

export const authorRoutes = (app: FastifyInstance, world: World): void => {
  app.get<AuthorRequest>('/author/:slug', async (request, reply) => {
    const { visit } = request;
    const author = await authorBySlug(world, request.params.slug, visit.edition.code);
    if (!author) return reply.notFound();
    const before = parseCursor(request.query.before);
    const list = await articlesByAuthor(world, author.id, visit.edition.code, { before });
    const pictures = await picturesOf(world, list.articles);
    const portrait = author.portraitId ? stillOf(await mediaById(world, author.portraitId)) : undefined;
    const props = { author, portrait, list, isFirst: !before, visit, pictures };
    await reply.show(<AuthorPage {...props} />, {
      head: {
        title: author.name,
        description: author.bio || undefined,
        ...(before ? {} : { canonical: author.path }),
        alternates: inEveryEdition(visit.publication, `/author/${author.slug}`),
        feeds: listFeeds(author.path, `${visit.edition.publicationName}: ${author.name}`),
        kind: 'author',
        about: { kind: 'author', value: { author, articles: list.articles } },
      },
      topics: [
        `author:${author.id}`,
        ...(author.portraitId ? [`media:${author.portraitId}`] : []),
        ...topicsOfTeasers(list.articles),
      ],
      maxAge: countsHold,
    });
  });
};
