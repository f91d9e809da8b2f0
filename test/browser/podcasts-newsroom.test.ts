import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { episodeOf, saveShow, transcriptIn } from '../../src/rooms/audio/audio.ts';
import { wavOf } from '../../src/newsroom/podcasts/podcasts-for-tests.ts';
import { newsroomOn, type Newsroom } from '../../src/rooms/drafting/publishing/publishing-for-tests.ts';
import { bodyOf } from '../make-stories.ts';
import { discussionSite, type DiscussionSite } from './discussion-site.ts';
import { findChromium } from './find-chromium.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const shots = process.env['SHOTS'];
const folder = mkdtempSync(join(tmpdir(), 'courant-podcasts-'));

/** A file with a tone of so many seconds. */
const tone = (name: string, seconds: number): string => {
  const path = join(folder, name);
  writeFileSync(path, wavOf(seconds));
  return path;
};

type Found = { id: string; nodes: { target: string[] }[] };

/** Nothing for axe to say, and nothing wider than the window. */
const look = async (page: Page, name: string): Promise<void> => {
  if (shots) await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
  await page.evaluate(axe);
  const found = (await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then((r) => r.violations)`,
  )) as Found[];
  assert.deepEqual(
    found.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))]),
    [],
    name,
  );
  const [inner, outer] = (await page.evaluate('[document.documentElement.scrollWidth, innerWidth]')) as number[];
  assert.ok((inner ?? 0) <= (outer ?? 0), `${name} is wider than the window`);
};

describe('podcasts in the newsroom, in a browser', { skip: findChromium() === undefined, concurrency: false }, () => {
  let site: Newsroom<DiscussionSite>;
  let show: string;
  let episode: string;
  before(async () => {
    const begun = await discussionSite();
    begun.clock.now = Date.now();
    site = await newsroomOn(begun);
    const saved = await saveShow(site.world, {
      account: site.editor.account,
      edition: 'en',
      title: 'Low Tide',
      language: 'en',
      description: 'What the sea leaves behind, every week.',
    });
    show = saved.ok ? saved.value : assert.fail('no show');
  });
  after(async () => {
    await site.close();
    rmSync(folder, { recursive: true });
  });

  test('a sound goes ahead of its form, names the episode, and is looked into', async () => {
    const { page, faults, close } = await site.windowOf(site.editor);
    await page.goto(`/newsroom/podcasts/${show}/episodes/new`);
    await page.locator('input[type="file"]').setInputFiles(tone('the-harbour-at_night.wav', 12));
    await page.getByText('The sound is there.').waitFor();
    assert.equal(await page.getByLabel('Title').inputValue(), 'the harbour at night');
    await page.getByLabel('Title').fill('The harbour at night');
    await page.getByRole('button', { name: 'Begin the episode' }).press('Enter');
    await page.getByText('The episode is begun.').waitFor();
    episode = /episodes\/([\da-f-]{36})/.exec(page.url())?.[1] ?? assert.fail(page.url());
    await site.runJobs();
    await page.goto(`/newsroom/episodes/${episode}`);
    assert.match(await page.locator('.media-facts').innerText(), /Length\s*0:12/);
    if (shots) await page.screenshot({ path: join(shots, 'sound.png'), fullPage: true });
    assert.deepEqual(faults, []);
    await close();
  });

  test('two chapters are set by keys and one is dragged to its place', async () => {
    const { page, faults, close } = await site.windowOf(site.editor);
    await page.goto(`/newsroom/episodes/${episode}/chapters`);
    await page.getByRole('button', { name: 'Add a chapter here' }).press('Enter');
    await page.keyboard.type('The quay');
    await page.keyboard.press('Alt+l');
    await page.keyboard.press('Alt+l');
    await page.keyboard.press('Alt+c');
    await page.keyboard.type('The boats');
    await page.getByRole('slider', { name: 'Chapter 2: The boats' }).press('Shift+ArrowLeft');
    assert.equal(await page.locator('[name="start-1"]').inputValue(), '0:05');
    await page.locator('[name="title-1"]').press('Alt+c');
    await page.keyboard.type('The tide');
    const wave = (await page.locator('[data-wave]').boundingBox()) ?? assert.fail('no waveform');
    const grip = page.getByRole('slider', { name: 'Chapter 3: The tide' });
    const mark = (await grip.boundingBox()) ?? assert.fail('no mark');
    await page.mouse.move(mark.x + mark.width / 2, mark.y + 20);
    await page.mouse.down();
    await page.mouse.move(wave.x + wave.width * 0.75, mark.y + 20, { steps: 5 });
    await page.mouse.up();
    assert.equal(await page.locator('[name="start-2"]').inputValue(), '0:09');
    await look(page, 'chapters');
    await page.getByRole('button', { name: 'Save the chapters' }).press('Enter');
    await page.getByText('The chapters are saved.').waitFor();
    const kept = await episodeOf(site.world, episode);
    assert.deepEqual(
      kept?.chapters.map(({ start, title }) => [Math.round(start), title]),
      [
        [0, 'The quay'],
        [5, 'The boats'],
        [9, 'The tide'],
      ],
    );
    assert.deepEqual(faults, []);
    await close();
  });

  test('a transcript is written, split and saved by keys, and follows the sound', async () => {
    const { page, faults, close } = await site.windowOf(site.editor);
    await page.goto(`/newsroom/episodes/${episode}/transcript`);
    await page.getByLabel('From, cue 1').fill('0:00');
    await page.getByLabel('Until, cue 1').fill('0:08');
    await page.getByLabel('Who speaks, cue 1').fill('Ann');
    await page.getByLabel('Words, cue 1').fill('Here the boats lie. There the tide turns.');
    for (let at = 0; at < 'There the tide turns.'.length; at += 1) await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Control+Enter');
    assert.equal(await page.getByLabel('Words, cue 1').inputValue(), 'Here the boats lie.');
    assert.equal(await page.getByLabel('Words, cue 2').inputValue(), 'There the tide turns.');
    await page.keyboard.press('Control+s');
    await page.getByText('Saved.', { exact: true }).waitFor();
    const mediaId = (await episodeOf(site.world, episode))?.mediaId ?? '';
    const kept = await transcriptIn(site.world.db, mediaId, 'en');
    assert.deepEqual(
      kept?.cues.map(({ speaker, text }) => [speaker, text]),
      [
        ['Ann', 'Here the boats lie.'],
        ['Ann', 'There the tide turns.'],
      ],
    );
    await page.getByLabel('Words, cue 2').focus();
    await page.getByRole('button', { name: 'Play this cue: the one you are in' }).press('Enter');
    await page.locator('[data-row]').nth(1).and(page.locator('.is-now')).waitFor();
    await look(page, 'transcript');
    assert.deepEqual(faults, []);
    await close();
  });

  test('it is published from its story, and a reader hears it', async () => {
    await site.change(episode, { body: bodyOf('What the harbour sounds like when nobody is there.') });
    const { page, faults, close } = await site.windowOf(site.editor);
    await page.goto(`/newsroom/episodes/${episode}`);
    await page.getByRole('link', { name: 'Publish', exact: true }).click();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText('It is published.').waitFor();
    await page.getByRole('link', { name: 'See it as readers do' }).click();
    await page.getByText('The boats').first().waitFor();
    const heard = page.waitForResponse((answer) => answer.url().includes('/sound/') && answer.ok());
    await page.locator('main [data-act="toggle"]:visible').first().click();
    await heard;
    await page.getByRole('button', { name: 'Pause' }).first().waitFor();
    assert.deepEqual(faults, []);
    await close();
  });

  for (const [width, colorScheme] of [
    [390, 'light'],
    [1280, 'dark'],
  ] as const)
    test(`axe finds nothing on the pages of podcasts (${width} px, ${colorScheme})`, async () => {
      const { page, faults, close } = await site.windowOf(site.editor, {
        viewport: { width, height: 900 },
        colorScheme,
      });
      const at = `/newsroom/episodes/${episode}`;
      const pages = {
        shows: '/newsroom/podcasts',
        'new-show': '/newsroom/podcasts/new',
        show: `/newsroom/podcasts/${show}`,
        'new-episode': `/newsroom/podcasts/${show}/episodes/new`,
        sound: at,
        details: `${at}/details`,
        chapters: `${at}/chapters`,
        soundbites: `${at}/soundbites`,
        'transcript-ar': `${at}/transcript?language=ar`,
      };
      for (const [name, path] of Object.entries(pages)) {
        await page.goto(path);
        await page.locator('.podcast-staff').waitFor();
        await page.evaluate(`for (const one of document.querySelectorAll('main details')) one.open = true`);
        await look(page, `${name}-${width}-${colorScheme}`);
      }
      assert.deepEqual(faults, []);
      await close();
    });
});
