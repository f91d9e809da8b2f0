import { saveArticle, saveSection, type ArticleDraft, type Body } from '../src/rooms/articles/articles.ts';
import { saveEdition, type Edition } from '../src/rooms/publication/publication.ts';
import type { World } from '../src/world.ts';

const named: Record<string, Pick<Edition, 'name' | 'direction' | 'publicationName'>> = {
  en: { name: 'English', direction: 'ltr', publicationName: 'The Test Courant' },
  es: { name: 'Español', direction: 'ltr', publicationName: 'El Correo de Prueba' },
  ru: { name: 'Русский', direction: 'ltr', publicationName: 'Проверочный вестник' },
  ar: { name: 'العربية', direction: 'rtl', publicationName: 'بريد الاختبار' },
};

/** Adds editions in this order; the first is the default one. */
export const makeEditions = (world: World, ...codes: string[]): Promise<void> =>
  world.write(async (tx) => {
    for (const [position, code] of codes.entries()) {
      const texts = named[code] ?? { name: code, direction: 'ltr', publicationName: code };
      await saveEdition(tx, { code, language: code, ...texts, tagline: '', position, isDefault: position === 0 });
    }
  });

export const makeSection = (world: World, name: string, edition = 'en', key = name.toLowerCase()): Promise<string> =>
  world.write((tx) => saveSection(world, tx, { edition, key, name }));

/** A body of plain paragraphs. */
export const bodyOf = (...paragraphs: string[]): Body => ({
  type: 'doc',
  content: paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
});

/** Saves a published story; whatever is not told is plain. */
export const makeStory = (world: World, draft: Partial<ArticleDraft> = {}): Promise<string> =>
  world.write((tx) =>
    saveArticle(world, tx, {
      edition: 'en',
      kind: 'news',
      status: 'published',
      headline: 'A plain story',
      body: bodyOf('A plain paragraph.'),
      ...draft,
    }),
  );
