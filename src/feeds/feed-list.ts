import { v5 } from 'uuid';
import { wordsFor } from '../common/words.ts';
import {
  articlesByAuthor,
  articlesInEdition,
  articlesInSection,
  articlesWithTag,
  type ArticleSummary,
  type Author,
  type Section,
  type Tag,
} from '../rooms/articles/articles.ts';
import { publicationOf, type Edition } from '../rooms/publication/publication.ts';
import type { World } from '../world.ts';
import { feedLength } from './feed.ts';
import { feedWords } from './feed-words.ts';

/** The lists that have feeds. */
export type FeedList =
  | { kind: 'edition' }
  | { kind: 'corrections' }
  | { kind: 'section'; section: Section }
  | { kind: 'tag'; tag: Tag }
  | { kind: 'author'; author: Author };

export type ListHead = {
  /** Stored path of the page that shows the list. */
  path: string;
  title: string;
  description: string;
  /** `urn:uuid:…` where the list has an id that outlives its address. */
  urn: string | undefined;
  topic: string;
};

/** What a feed says of its list as a whole. */
export const headOfList = async (world: World, edition: Edition, list: FeedList): Promise<ListHead> => {
  const { home, inEdition } = await publicationOf(world);
  const { code, publicationName: name, tagline } = edition;
  const words = wordsFor(feedWords, edition.language);
  switch (list.kind) {
    case 'edition':
      return {
        path: home(edition),
        title: name,
        description: tagline || name,
        urn: undefined,
        topic: `list:${code}`,
      };
    case 'corrections': {
      const title = `${words.corrections} – ${name}`;
      const path = inEdition(edition, '/corrections');
      return {
        path,
        title,
        description: words.correctionsOf(name),
        urn: undefined,
        topic: `corrections:${code}`,
      };
    }
    case 'section':
      return describe(name, list.section, `urn:uuid:${list.section.id}`, `section:${list.section.id}`);
    case 'tag':
      return describe(name, list.tag, `urn:uuid:${list.tag.id}`, `tag:${list.tag.id}`);
    case 'author': {
      const { author } = list;
      // One author has a feed in every edition: each needs an id of its own.
      return describe(
        name,
        { ...author, description: author.bio },
        `urn:uuid:${v5(`feed:${code}`, author.id)}`,
        `author:${author.id}`,
      );
    }
  }
};

const describe = (
  publication: string,
  { path, name, description }: { path: string; name: string; description: string },
  urn: string,
  topic: string,
): ListHead => {
  const title = `${name} – ${publication}`;
  return { path, title, description: description || title, urn, topic };
};

/** The newest stories of a list; none for corrections, which are no stories. */
export const storiesOfList = async (world: World, edition: Edition, list: FeedList): Promise<ArticleSummary[]> => {
  const options = { limit: feedLength };
  switch (list.kind) {
    case 'edition':
      return (await articlesInEdition(world, edition.code, options)).articles;
    case 'section':
      return (await articlesInSection(world, list.section.id, options)).articles;
    case 'tag':
      return (await articlesWithTag(world, list.tag.id, options)).articles;
    case 'author':
      return (await articlesByAuthor(world, list.author.id, edition.code, options)).articles;
    case 'corrections':
      return [];
  }
};
