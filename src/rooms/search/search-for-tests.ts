import { testWorld, type TestWorld } from '../../../test/test-world.ts';
import { bodyOf } from '../../../test/make-stories.ts';
import { saveArticle, type ArticleDraft } from '../articles/articles.ts';
import { saveEdition } from '../publication/publication.ts';
import { drainSearchIndex, searchArticles, type SearchQuestion } from './search.ts';

const languages = ['en', 'es', 'ru', 'ar', 'zh', 'ja', 'th', 'de', 'fr'];
export const day = 86_400_000;
export const start = Date.UTC(2026, 0, 1);

type Story = Partial<Omit<ArticleDraft, 'body'>> & { headline: string; text?: string };

/** A publication in many languages to be searched. Each story is a day newer than the one before. */
export type SearchSite = TestWorld & {
  /** Publishes and indexes a story; gives its id. */
  publish: (story: Story) => Promise<string>;
  /** The headlines found, in order. */
  find: (query: string, question?: Partial<SearchQuestion>) => Promise<string[]>;
};

const addEditions = (world: TestWorld['world']): Promise<void> =>
  world.write(async (tx) => {
    for (const [position, code] of languages.entries()) {
      await saveEdition(tx, {
        code,
        language: code === 'zh' ? 'zh-Hans' : code,
        name: code,
        direction: code === 'ar' ? 'rtl' : 'ltr',
        publicationName: 'The Courant',
        tagline: '',
        position,
        isDefault: position === 0,
      });
    }
  });

export const searchSite = async (): Promise<SearchSite> => {
  const made = await testWorld();
  const { world } = made;
  await addEditions(world);
  let published = 0;
  return {
    ...made,
    publish: async ({ text = 'Nothing else is said.', ...story }) => {
      published += 1;
      const publishedAt = start + published * day;
      const plain = { edition: 'en', kind: 'news', status: 'published', publishedAt, body: bodyOf(text) } as const;
      const id = await world.write((tx) => saveArticle(world, tx, { ...plain, ...story }));
      await drainSearchIndex(world);
      return id;
    },
    find: async (query, question = {}) => {
      const { hits } = await searchArticles(world, { query, ...question });
      return hits.map(({ article }) => article.headline);
    },
  };
};
