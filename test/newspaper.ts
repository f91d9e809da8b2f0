import sharp from 'sharp';
import {
  addCorrection,
  putLiveEntry,
  saveArticle,
  saveAuthor,
  saveSection,
  saveTag,
  type ArticleDraft,
  type Body,
} from '../src/rooms/articles/articles.ts';
import { addMedia } from '../src/rooms/media/media.ts';
import { saveEdition, saveSettings } from '../src/rooms/publication/publication.ts';
import type { Tx, World } from '../src/world.ts';

/** Everything that has ever broken a feed, a script element or a reader's line in one headline. */
export const hostile = 'AT&T </script><!-- "x\' ]]> <b>b</b>\u2028\u200Fسلام 🗞️\u0007 &amp; é';

/** The same as it may be shown: white space folded, what XML forbids dropped. */
export const hostileShown = 'AT&T </script><!-- "x\' ]]> <b>b</b> \u200Fسلام 🗞️ &amp; é';

export const paragraph = (text: string): Body['content'][number] => ({
  type: 'paragraph',
  content: [{ type: 'text', text }],
});
export const bodyOf = (...texts: string[]): Body => ({ type: 'doc', content: texts.map(paragraph) });

export type Newspaper = {
  sectionId: string;
  tagId: string;
  authorId: string;
  mediaId: string;
  /** Saves a story of the English edition's section, published now unless told. */
  story: (draft?: Partial<ArticleDraft>) => Promise<string>;
  arabicStory: (draft?: Partial<ArticleDraft>) => Promise<string>;
  liveBlog: () => Promise<string>;
  correct: (articleId: string, text: string) => Promise<string>;
};

const editions = [
  {
    code: 'en',
    language: 'en',
    name: 'English',
    direction: 'ltr',
    publicationName: 'The Courant & Sons',
    tagline: 'News <here>',
    position: 0,
    isDefault: true,
  },
  {
    code: 'ar',
    language: 'ar',
    name: 'العربية',
    direction: 'rtl',
    publicationName: 'البريد',
    tagline: 'أخبار',
    position: 1,
    isDefault: false,
  },
] as const;

const addPicture = async (world: World, tx: Tx): Promise<string> => {
  const bytes = await sharp({ create: { width: 1600, height: 900, channels: 3, background: '#357' } })
    .jpeg()
    .toBuffer();
  const added = await addMedia(world, tx, {
    bytes,
    fileName: 'harbour.jpg',
    alt: 'Boats & <nets> in the harbour',
    caption: 'The harbour',
    credit: 'A. "Quick" Photographer',
    licence: 'CC BY 4.0',
    licenceUrl: 'https://creativecommons.org/licenses/by/4.0/',
  });
  if (!added.ok) throw new Error(added.refusal);
  return added.value;
};

/** A small newspaper in two editions, for tests of what machines read. */
export const makeNewspaper = async (world: World): Promise<Newspaper> => {
  await saveSettings(world, { timeZone: 'Europe/Madrid', contactEmail: 'desk@courant.test' });
  const made = await world.write(async (tx) => {
    for (const edition of editions) await saveEdition(tx, edition);
    return {
      sectionId: await saveSection(world, tx, {
        edition: 'en',
        key: 'science',
        name: 'Science & sea',
        slug: 'science',
        description: 'What is found out.',
      }),
      arabicSectionId: await saveSection(world, tx, {
        edition: 'ar',
        key: 'science',
        name: 'علوم',
        slug: 'علوم',
      }),
      tagId: await saveTag(world, tx, { edition: 'en', name: 'Tides', slug: 'tides' }),
      authorId: await saveAuthor(world, tx, {
        name: 'Ana "Anita" Gómez',
        slug: 'ana',
        role: 'Reporter',
        bio: 'Writes of the sea.',
        links: [{ label: 'Mastodon', url: 'https://social.example/@ana' }],
      }),
      mediaId: await addPicture(world, tx),
    };
  });
  const { sectionId, arabicSectionId, tagId, authorId, mediaId } = made;
  const save = (draft: ArticleDraft): Promise<string> => world.write((tx) => saveArticle(world, tx, draft));
  const lead = { type: 'picture', attrs: { mediaId } } as const;
  const usual = {
    edition: 'en',
    kind: 'news',
    status: 'published',
    sectionId,
    tagIds: [tagId],
    authorIds: [authorId],
    lead,
  } as const;
  const story: Newspaper['story'] = (draft = {}) =>
    save({
      ...usual,
      headline: 'A story of the tides',
      standfirst: 'What the moon does.',
      body: bodyOf('The sea rose.', 'It fell.'),
      ...draft,
    });
  return {
    ...made,
    story,
    arabicStory: (draft = {}) =>
      save({
        ...usual,
        tagIds: [],
        edition: 'ar',
        sectionId: arabicSectionId,
        headline: 'المد والجزر',
        slug: 'المد-والجزر',
        body: bodyOf('ارتفع البحر.'),
        ...draft,
      }),
    liveBlog: async () => {
      const id = await story({
        kind: 'liveblog',
        headline: 'The storm as it comes',
        slug: 'storm',
        liveState: 'ended',
        liveEndedAt: world.now() + 7_200_000,
      });
      for (const hour of [0, 1, 2]) {
        const draft = {
          articleId: id,
          headline: `Hour ${hour}`,
          body: bodyOf(`The wind at hour ${hour}.`),
          at: world.now() + hour * 3_600_000,
        };
        await world.write((tx) => putLiveEntry(world, tx, draft));
      }
      return id;
    },
    correct: (articleId, text) =>
      world.write((tx) => addCorrection(world, tx, { articleId, kind: 'correction', text })),
  };
};
