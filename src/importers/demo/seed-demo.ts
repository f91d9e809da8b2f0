import { accountByEmail, addAccount } from '../../rooms/accounts/accounts.ts';
import { saveAuthor, saveSection, saveTag } from '../../rooms/articles/articles.ts';
import { keepMedia, receiveMedia, type ReceivedMedia } from '../../rooms/media/media.ts';
import { markFurnishing, saveEdition, saveSettings } from '../../rooms/publication/publication.ts';
import type { Tx, World } from '../../world.ts';
import { demoAddress, demoEditor } from './demo-editor.ts';
import { readDemo, type Demo, type DemoPicture } from './read-demo.ts';
import { saveDiscussions, type DemoStaff } from './save-discussions.ts';
import { receivePodcasts, savePodcasts } from './save-podcasts.ts';
import { saveNewsroom } from './save-newsroom.ts';
import { addressesOf, saveStory, type Known } from './save-story.ts';

const saveEditions = async (tx: Tx, { publication }: Demo): Promise<void> => {
  for (const [position, edition] of publication.editions.entries()) {
    const tagline = publication.tagline[edition.code] ?? '';
    await saveEdition(tx, { ...edition, tagline, position, isDefault: position === 0 });
  }
};

const saveSections = async (world: World, tx: Tx, { publication }: Demo, known: Known): Promise<void> => {
  for (const section of publication.sections) {
    for (const { code } of publication.editions) {
      const name = section.names[code];
      if (!name) continue;
      const id = await saveSection(world, tx, {
        edition: code,
        key: section.key,
        name,
        slug: section.slugs[code],
        description: section.descriptions[code],
        position: section.order,
      });
      known.sections.set(`${code}/${section.key}`, { id, slug: section.slugs[code] ?? section.key });
    }
  }
};

const saveTags = async (world: World, tx: Tx, { publication }: Demo, known: Known): Promise<void> => {
  for (const tag of publication.tags) {
    for (const { code } of publication.editions) {
      const name = tag.names[code];
      if (name)
        known.tags.set(
          `${code}/${tag.key}`,
          await saveTag(world, tx, { edition: code, key: tag.key, name, slug: tag.slug }),
        );
    }
  }
};

/** The account of somebody who works for the demo; there already when a start before this one was cut off. */
const accountOf = async (world: World, who: Parameters<typeof addAccount>[1]): Promise<string> => {
  const added = await addAccount(world, who);
  if (added.ok) return added.value.id;
  const there = await accountByEmail(world, who.email);
  if (!there) throw new Error(added.detail);
  return there.id;
};

/** Authors who answer under their stories sign in like everybody else; the others of the demo need no account. */
const addStaff = async (world: World, { publication, discussions }: Demo): Promise<DemoStaff> => {
  const names = new Map<string, string>();
  for (const { values } of discussions)
    for (const writer of Array.isArray(values['writers']) ? values['writers'] : [])
      if (typeof writer === 'object' && writer['author']) names.set(writer['author'], writer['name'] ?? '');
  const authors = publication.authors.filter(({ key }) => names.has(key));
  const moderator = await accountOf(world, demoEditor);
  // One after the other: a start that is cut off leaves nothing under way that the next would meet.
  const ids = new Map<string, string>();
  for (const { key, slug } of authors)
    ids.set(key, await accountOf(world, { email: demoAddress(slug), name: names.get(key) ?? '', role: 'writer' }));
  return { moderator, authors: ids };
};

type SavingAuthors = { demo: Demo; known: Known; staff: DemoStaff };

const saveAuthors = async (world: World, tx: Tx, { demo, known, staff }: SavingAuthors): Promise<void> => {
  const { publication } = demo;
  for (const author of publication.authors) {
    const texts = Object.fromEntries(
      publication.editions.map(({ code }) => [
        code,
        { name: author.names?.[code] ?? author.name, role: author.role[code] ?? '', bio: author.bio[code] ?? '' },
      ]),
    );
    known.authors.set(
      author.key,
      await saveAuthor(world, tx, {
        name: author.name,
        slug: author.slug,
        texts,
        isGuest: author.guest,
        accountId: staff.authors.get(author.key),
      }),
    );
  }
};

const describe = (picture: DemoPicture | undefined) => ({
  alt: picture?.alt['en'] ?? Object.values(picture?.alt ?? {})[0] ?? '',
  caption: picture?.caption?.['en'] ?? '',
  texts: Object.fromEntries(
    Object.entries(picture?.alt ?? {}).map(([code, alt]) => [code, { alt, caption: picture?.caption?.[code] }]),
  ),
  credit: picture?.credit ?? '',
  licence: picture?.licence ?? '',
  ...(picture?.creditUrl ? { creditUrl: picture.creditUrl } : {}),
  ...(picture?.licenceUrl ? { licenceUrl: picture.licenceUrl } : {}),
  ...(picture?.focal ? { focal: { x: picture.focal[0], y: picture.focal[1] } } : {}),
});

type Received = { fileName: string; media: ReceivedMedia };

/** Takes the files in before the transaction: it must wait for nothing but the database. */
const receiveAll = (world: World, demo: Demo): Promise<Received[]> =>
  Promise.all(
    [...demo.files].map(async ([fileName, filePath]) => {
      const received = await receiveMedia(world, { filePath, fileName });
      if (!received.ok) throw new Error(`${filePath}: ${received.detail ?? received.refusal}`);
      return { fileName, media: received.value };
    }),
  );

const stem = (fileName: string): string => fileName.replace(/\.\w+$/, '');

const saveMedia = async (
  world: World,
  tx: Tx,
  { demo, received, known }: { demo: Demo; received: Received[]; known: Known },
): Promise<void> => {
  const described = new Map(demo.pictures.map((picture) => [picture.file, picture]));
  // Pictures first: a film's poster is the picture of the same name.
  const inOrder = received.toSorted((a, b) => Number(a.media.kind !== 'picture') - Number(b.media.kind !== 'picture'));
  for (const { fileName, media } of inOrder) {
    const posterId = media.kind === 'film' ? known.media.get(`${stem(fileName)}.jpg`) : undefined;
    const about = { ...describe(described.get(fileName)), ...(posterId ? { posterId } : {}) };
    known.media.set(fileName, await keepMedia(world, tx, media, about));
  }
};

/** Fills an empty database with the demo publication of a folder. Cut off, it can simply be called again. */
export const seedDemo = async (world: World, folder: string): Promise<{ stories: number }> => {
  const demo = readDemo(folder);
  const { timeZone, contactEmail, settings } = demo.publication;
  // The time zone first: addresses carry the day, and the day depends on it.
  await saveSettings(world, { timeZone, contactEmail, ...settings });
  await world.write(async (tx) => {
    await markFurnishing(world, tx, true);
    await saveEditions(tx, demo);
  });
  const staff = await addStaff(world, demo);
  const received = await receiveAll(world, demo);
  const ofShows = await receivePodcasts(world, demo.podcasts);
  const known: Known = {
    sections: new Map(),
    tags: new Map(),
    authors: new Map(),
    media: new Map(),
    addresses: new Map(),
    stories: new Map(),
  };
  await world.write(async (tx) => {
    await saveSections(world, tx, demo, known);
    await saveTags(world, tx, demo, known);
    await saveAuthors(world, tx, { demo, known, staff });
    await saveMedia(world, tx, { demo, received, known });
    known.addresses = await addressesOf(world, demo, known);
    for (const story of [...demo.articles, ...demo.pages]) await saveStory(world, tx, { demo, story, known });
    await savePodcasts(world, tx, { demo, known, received: ofShows });
    await saveDiscussions(world, tx, { demo, known, staff });
    await markFurnishing(world, tx, false);
  });
  await saveNewsroom(world, demo, known);
  return { stories: demo.articles.length + demo.podcasts.flatMap(({ episodes }) => episodes).length };
};
