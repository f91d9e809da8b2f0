/** A site with a show of three episodes and a few stories, and windows in which one listens. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import {
  demoChapters,
  makeDemoSound,
  makeEpisode,
  makeLongTranscript,
  makeShow,
  makeSoundOf,
  wavOf,
  type EpisodeMade,
} from '../make-episodes.ts';
import { makeStory } from '../make-stories.ts';
import { openPage, type Watched } from './browser.ts';
import { toolsSite, type ToolsSite } from './tools-site.ts';

export type PlayerSite = ToolsSite & {
  long: EpisodeMade;
  short: EpisodeMade;
  demo: EpisodeMade;
  stories: string[];
};

export const playerSite = async (): Promise<PlayerSite> => {
  const site = await toolsSite();
  const { world } = site;
  const stories: string[] = [];
  for (const name of ['one', 'two', 'three'] as const) {
    const path = `/harbour/${name}`;
    await makeStory(world, { headline: `Story ${name}`, path });
    stories.push(path);
  }
  const showId = await makeShow(world);
  const sound = await makeSoundOf(world, wavOf(120), 'long.wav');
  await makeLongTranscript(world, { mediaId: sound, lines: 60, every: 2 });
  const path = (name: string): string => `/podcasts/the-tide/${name}`;
  const now = world.now();
  const short = { headline: 'The harbour at night', mediaId: await makeSoundOf(world, wavOf(4, 330), 'short.wav') };
  const demo = { headline: 'What the mud keeps', mediaId: await makeDemoSound(world), chapters: demoChapters() };
  const chapters = [
    { start: 0, title: 'Beginning' },
    { start: 40, title: 'The mud' },
    { start: 80, title: 'Home again' },
  ];
  return {
    ...site,
    stories,
    short: await makeEpisode(world, { showId, path: path('night'), at: now - 3_000, ...short }),
    demo: await makeEpisode(world, { showId, path: path('mud'), at: now - 2_000, ...demo }),
    long: await makeEpisode(world, {
      showId,
      path: path('low-water'),
      at: now - 1_000,
      headline: 'Low water',
      mediaId: sound,
      chapters,
    }),
  };
};

/** A window on the site that remembers every stream a page opens. */
export const listener = async (site: PlayerSite, options: BrowserContextOptions = {}): Promise<Watched> => {
  const watched = await openPage({ baseURL: site.base, ...options });
  watched.page.setDefaultTimeout(8_000);
  await watched.page.addInitScript(`
    globalThis.streams = [];
    globalThis.EventSource = class extends EventSource {
      constructor(...given) { super(...given); globalThis.streams.push(this); }
    };
  `);
  return watched;
};

/** What sounds, as the page knows it. */
export const soundOn = (page: Page): Promise<{ at: number; isPlaying: boolean; src: string }> =>
  page.evaluate(() => {
    const audio = document.querySelector<HTMLAudioElement>('.listening audio');
    return {
      at: audio?.currentTime ?? -1,
      isPlaying: audio?.paused === false,
      src: audio?.getAttribute('src') ?? '',
    };
  });

/** Waits until the sound is past a second. */
export const heardUntil = (page: Page, second: number): Promise<unknown> =>
  page.waitForFunction(
    (wanted) => (document.querySelector<HTMLAudioElement>('.listening audio')?.currentTime ?? -1) > wanted,
    second,
  );

/** The bar, once it lives. */
export const bar = '.listening .player-bar[data-ready]';
