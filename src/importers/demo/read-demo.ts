import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { PublicationSettings } from '../../rooms/publication/publication.ts';
import { readFrontMatter, type FrontMatter } from './front-matter.ts';
import { readPodcasts, type DemoShow } from './read-podcasts.ts';
import { readDiscussions, type DemoDiscussion } from './read-discussions.ts';

export type { DemoComment, DemoDiscussion } from './read-discussions.ts';

type InEditions = Record<string, string>;

/** demo/publication.json */
export type DemoPublication = {
  tagline: InEditions;
  timeZone: string;
  contactEmail: string;
  settings?: Partial<PublicationSettings>;
  editions: { code: string; language: string; name: string; direction: 'ltr' | 'rtl'; publicationName: string }[];
  sections: { key: string; names: InEditions; slugs: InEditions; descriptions: InEditions; order: number }[];
  tags: { key: string; names: InEditions; slug: string }[];
  authors: {
    key: string;
    name: string;
    names?: InEditions;
    slug: string;
    role: InEditions;
    bio: InEditions;
    guest: boolean;
  }[];
};

/** demo/pictures/pictures.json */
export type DemoPicture = {
  file: string;
  alt: InEditions;
  caption?: InEditions;
  credit: string;
  creditUrl?: string;
  licence: string;
  licenceUrl?: string;
  focal?: [x: number, y: number];
};

export type DemoStory = FrontMatter & { edition: string; slug: string; file: string };

const json = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;

const stories = (folder: string): DemoStory[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: edition }) =>
      readdirSync(join(folder, edition))
        .filter((name) => name.endsWith('.md'))
        .sort()
        .map((name) => {
          const file = join(folder, edition, name);
          return { ...readFrontMatter(readFileSync(file, 'utf8'), file), edition, slug: basename(name, '.md'), file };
        }),
    );

export type Demo = {
  publication: DemoPublication;
  pictures: DemoPicture[];
  /** File name → path, of pictures, sounds and films. */
  files: ReadonlyMap<string, string>;
  articles: DemoStory[];
  pages: DemoStory[];
  /** Stories that are not out. */
  newsroom: DemoStory[];
  discussions: DemoDiscussion[];
  podcasts: DemoShow[];
};

/** Reads the demo publication's folder; throws with file and line where something is wrong. */
export const readDemo = (folder: string): Demo => {
  const files = ['pictures', 'sounds', 'films']
    .filter((name) => existsSync(join(folder, name)))
    .flatMap((name) =>
      readdirSync(join(folder, name))
        .filter((file) => /\.(?:jpe?g|png|mp3|mp4)$/.test(file))
        .map((file) => [file, join(folder, name, file)] as const),
    );
  return {
    publication: json<DemoPublication>(join(folder, 'publication.json')),
    pictures: json<DemoPicture[]>(join(folder, 'pictures', 'pictures.json')),
    files: new Map(files),
    articles: stories(join(folder, 'articles')),
    pages: stories(join(folder, 'pages')),
    newsroom: existsSync(join(folder, 'newsroom')) ? stories(join(folder, 'newsroom')) : [],
    discussions: readDiscussions(join(folder, 'discussions')),
    podcasts: readPodcasts(join(folder, 'podcasts')),
  };
};
