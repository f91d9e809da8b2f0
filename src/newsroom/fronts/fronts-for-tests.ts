/** A site with an edition's front to arrange, six stories and two editors: for the tests of arranging. */
import assert from 'node:assert/strict';
import { makeSection, makeStory } from '../../../test/make-stories.ts';
import { writingSite, type Reader, type WritingSite } from '../../rooms/discussion/writing-for-tests.ts';
import { arrangementOf, placeOf, publishDraft, saveDraft, type Place } from '../../rooms/fronts/fronts.ts';

export const minute = 60_000;

export type Site = WritingSite & { ed: Reader; ben: Reader; coast: string; stories: Record<string, string> };

const headlines = ['Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo', 'Foxtrot'] as const;

export const frontSite = async (): Promise<Site> => {
  const made = await writingSite();
  const ed = await made.reader('Ed', 'editor');
  const ben = await made.reader('Ben', 'publisher');
  const coast = await makeSection(made.world, 'Coast');
  const stories: Record<string, string> = {};
  for (const [place, headline] of headlines.entries())
    stories[headline] = await makeStory(made.world, {
      headline,
      sectionId: coast,
      publishedAt: made.clock.now - (10 - place) * minute,
    });
  return { ...made, ed, ben, coast, stories };
};

export const placeAt = async ({ world }: Site, key: string): Promise<Place> =>
  (await placeOf(world, key)) ?? assert.fail(`no place ${key}`);

/** Publishes a layout at once. */
export const put = async (made: Site, blocks: readonly Record<string, unknown>[], key = 'en'): Promise<void> => {
  const place = await placeAt(made, key);
  const { version } = await arrangementOf(made.world, place);
  const account = made.ed.account;
  const layout = { blocks: blocks.map((block, index) => ({ id: `b${index + 1}`, ...block })) };
  const saved = await saveDraft(made.world, { account, place, version, layout });
  assert.ok(saved.ok, 'detail' in saved ? saved.detail : '');
  const out = await publishDraft(made.world, { account, place, version: saved.value.version });
  assert.ok(out.ok);
};

const main = (html: string): string => /<main[^]*<\/main>/.exec(html)?.[0] ?? '';

export const pageOf = async (made: Site, path = '/'): Promise<string> => main(await (await made.request(path)).text());

/** The headlines of a page's teasers, in order. */
export const shown = (html: string): string[] =>
  [...html.matchAll(/<h[23] class="teaser-headline"><a[^>]*>([^<]*)</g)].map(([, text = '']) => text);

export const change = async (
  made: Site,
  who: Reader,
  fields: Record<string, string>,
  key = 'en',
): Promise<Response> => {
  const { version } = await arrangementOf(made.world, await placeAt(made, key));
  return who.send(`/newsroom/fronts/${key}/change`, { version: String(version), ...fields });
};
