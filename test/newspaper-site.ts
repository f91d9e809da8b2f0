import assert from 'node:assert/strict';
import { makeNewspaper, type Newspaper } from './newspaper.ts';
import { testSite, type TestSite } from './test-world.ts';

/** A whole site with a small newspaper, gone when the work is done. */
export const withSite = async (work: (site: TestSite, paper: Newspaper) => Promise<void>): Promise<void> => {
  const site = await testSite();
  try {
    await work(site, await makeNewspaper(site.world));
  } finally {
    await site.close();
  }
};

export const read = async (site: TestSite, path: string): Promise<string> => {
  const answer = await site.request(encodeURI(path));
  assert.equal(answer.status, 200, path);
  return answer.text();
};

/** What stands between the masthead and the footer. */
export const mainOf = (html: string): string => /<main[^]*<\/main>/.exec(html)?.[0] ?? '';
