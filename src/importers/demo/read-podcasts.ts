import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Chapter, Cue } from '../../rooms/audio/audio.ts';
import { readFrontMatter, type FrontMatter } from './front-matter.ts';

/** What scripts/make-demo-podcasts.ts wrote beside a sound: when what is said. */
export type DemoTimes = { length: number; chapters: Chapter[]; marks: Record<string, number>; cues: Cue[] };

export type DemoEpisode = FrontMatter & { file: string; sound: string; times: DemoTimes };
export type DemoShow = FrontMatter & { slug: string; file: string; art: string; episodes: DemoEpisode[] };

const readEpisode = (folder: string, name: string): DemoEpisode => {
  const file = join(folder, name);
  const stem = name.replace(/\.md$/, '');
  return {
    ...readFrontMatter(readFileSync(file, 'utf8'), file),
    file,
    sound: join(folder, `${stem}.mp3`),
    times: JSON.parse(readFileSync(join(folder, `${stem}.json`), 'utf8')) as DemoTimes,
  };
};

const readShow = (folder: string): DemoShow => {
  const file = join(folder, 'show.md');
  const read = readFrontMatter(readFileSync(file, 'utf8'), file);
  const names = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'show.md');
  return {
    ...read,
    slug: basename(folder),
    file,
    art: join(folder, String(read.values['art'] ?? '')),
    episodes: names.sort().map((name) => readEpisode(folder, name)),
  };
};

/** The demo's shows with their episodes; none where there is no folder. */
export const readPodcasts = (folder: string): DemoShow[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => readShow(join(folder, name)))
    : [];
