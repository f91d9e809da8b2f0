import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { Parser } from 'htmlparser2';
import { demoReader, everyKindOfOwnPage } from './demo-people.ts';
import { demoEditions, demoSite } from './demo-site.ts';
import type { TestSite } from './test-world.ts';

let site: TestSite;
before(async () => {
  site = await demoSite();
});

type Found = { addresses: string[]; ids: Set<string> };

const own = 'http://courant.test';

/** Everything a page points to or loads, and the places on it that can be pointed to. */
const read = (html: string): Found => {
  const found: Found = { addresses: [], ids: new Set() };
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (attributes['id']) found.ids.add(attributes['id']);
      const isLoaded = name !== 'a' && name !== 'form' && attributes['rel'] !== 'canonical';
      // Where a form is sent to by POST is no address that anybody can open.
      const action = attributes['method']?.toLowerCase() === 'post' ? undefined : attributes['action'];
      for (const address of [attributes['href'], attributes['src'], attributes['poster'], action]) {
        if (address !== undefined)
          found.addresses.push(
            isLoaded && /^https?:\/\/(?!courant\.test)/.test(address) ? `LOADED ${address}` : address,
          );
      }
      for (const set of [attributes['srcset'], attributes['imagesrcset']]) {
        for (const candidate of set?.split(',') ?? []) found.addresses.push(candidate.trim().split(/\s/)[0] ?? '');
      }
    },
  });
  parser.end(html);
  return found;
};

const isOurs = (address: string): boolean =>
  address.startsWith(own) || /^\/(?!\/)/.test(address) || /^[?#]/.test(address);

/**
 * Pages without end are looked at once each, not followed: a search by its path, a discussion by what is asked of it whatever the
 * comment, and of what can be done with a comment one of each kind.
 */
const once = (address: string): string => {
  const { pathname, search, searchParams } = new URL(address, own);
  const path = pathname.replace(/[\da-f]{8}-[\da-f-]{27}/g, ':id');
  if (/[?&](?:q|return|author|url|before|topic|about|story)=/.test(search)) return path;
  return `${path}?${[...searchParams.keys()].join('&')}`;
};

/** A discussion can be ordered and narrowed in a thousand ways: what is asked in two ways at once is looked at, not followed. */
const leadsOn = (address: string): boolean => [...new URL(address, own).searchParams].length < 2;

/** Pages of those who have signed in, and what a POST alone may open. */
const isFollowed = (path: string): boolean => !/^\/newsroom|\/sign-in\b|\/comments\/[^/]+$/.test(path);

test('every link, picture and file that any page of the demo points to is there, and nothing is loaded from elsewhere', async () => {
  const seen = new Set<string>();
  const pages = new Map<string, Found>();
  const waiting: { address: string; from: string }[] = [{ address: '/', from: 'the start' }];
  const faults: string[] = [];
  const fragments: { page: string; id: string; from: string }[] = [];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { address, from } = next;
    if (seen.has(once(address))) continue;
    seen.add(once(address));
    const answer = await site.request(address);
    if (answer.status >= 400) faults.push(`${answer.status} ${address} (linked from ${from})`);
    const location = answer.headers.get('location');
    if (location && isFollowed(location)) waiting.push({ address: location.replace(own, ''), from: address });
    if (!answer.headers.get('content-type')?.startsWith('text/html')) continue;
    const found = read(await answer.text());
    pages.set(address, found);
    for (const raw of found.addresses) {
      if (raw.startsWith('LOADED')) faults.push(`${raw} (on ${address})`);
      if (!isOurs(raw)) continue;
      const url = new URL(raw, `${own}${address}`);
      const path = `${url.pathname}${url.search}`;
      if (url.hash) fragments.push({ page: path, id: decodeURIComponent(url.hash.slice(1)), from: address });
      if (isFollowed(url.pathname) && leadsOn(address)) waiting.push({ address: path, from: address });
    }
  }
  for (const { page, id, from } of fragments) {
    const found = pages.get(page);
    if (found && !found.ids.has(id)) faults.push(`#${id} is not on ${page} (linked from ${from})`);
  }
  assert.deepEqual(faults.slice(0, 20), []);
  assert.ok(seen.size > 300, `only ${seen.size} addresses were found`);
});

test('every link and file that a page with something of one’s own points to is there', async () => {
  const faults: string[] = [];
  for (const edition of demoEditions) {
    const { cookie } = await demoReader(site, edition);
    const asked = new Set<string>();
    for (const [name, page] of Object.entries(await everyKindOfOwnPage(site, edition))) {
      const { addresses } = read(await (await site.request(page, { headers: { cookie } })).text());
      for (const raw of addresses.filter(isOurs)) {
        const url = new URL(raw, `${own}${page}`);
        const address = `${url.pathname}${url.search}`;
        if (asked.has(once(address))) continue;
        asked.add(once(address));
        const { status } = await site.request(address, { headers: { cookie } });
        if (status >= 400) faults.push(`${status} ${address} (linked from ${name})`);
      }
    }
  }
  assert.deepEqual(faults, []);
});
