import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { Parser } from 'htmlparser2';
import { demoSite } from './demo-site.ts';
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
      for (const address of [attributes['href'], attributes['src'], attributes['poster'], attributes['action']]) {
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

/** Pages without end (search, appearance with its return address) are looked at once each, not followed. */
const once = (address: string): string => address.replace(/\?(?:q|return|author|url|before|topic|about)=.*$/, '');

test('every link, picture and file that any page of the demo points to is there, and nothing is loaded from elsewhere', async () => {
  const seen = new Map<string, Found | undefined>();
  const waiting: { address: string; from: string }[] = [{ address: '/', from: 'the start' }];
  const faults: string[] = [];
  const fragments: { page: string; id: string; from: string }[] = [];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { address, from } = next;
    const key = once(address);
    if (seen.has(key)) continue;
    const answer = await site.request(address);
    seen.set(key, undefined);
    if (answer.status >= 400) faults.push(`${answer.status} ${address} (linked from ${from})`);
    const location = answer.headers.get('location');
    if (location) waiting.push({ address: location.replace(own, ''), from: address });
    if (!answer.headers.get('content-type')?.startsWith('text/html')) continue;
    const found = read(await answer.text());
    seen.set(key, found);
    for (const raw of found.addresses) {
      if (raw.startsWith('LOADED')) faults.push(`${raw} (on ${address})`);
      if (!isOurs(raw)) continue;
      const url = new URL(raw, `${own}${address}`);
      const path = `${url.pathname}${url.search}`;
      if (url.hash) fragments.push({ page: once(path), id: decodeURIComponent(url.hash.slice(1)), from: address });
      if (!url.pathname.startsWith('/newsroom') && !url.pathname.startsWith('/sign-in'))
        waiting.push({ address: path, from: address });
    }
  }
  for (const { page, id, from } of fragments) {
    const found = seen.get(page);
    if (found && !found.ids.has(id)) faults.push(`#${id} is not on ${page} (linked from ${from})`);
  }
  assert.deepEqual(faults.slice(0, 20), []);
  assert.ok(seen.size > 300, `only ${seen.size} addresses were found`);
});
