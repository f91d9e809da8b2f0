import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { downloadsOf } from '../audio.ts';
import { countryFile } from './country-file-for-tests.ts';
import { countingSite } from './counting-for-tests.ts';

test('countries are told by a file on this machine, where one is given; what it does not know stays unknown', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'courant-countries-'));
  const file = join(folder, 'country.mmdb');
  // 203.0.113.0/24
  writeFileSync(file, countryFile('110010110000000001110001', 'IS'));
  const countries = async (geoDatabase: string | undefined): Promise<{ name: string; count: number }[]> => {
    const site = await countingSite({ geoDatabase });
    for (const network of ['203.0.113.9', '203.0.113.77', '198.51.100.1', '2001:db8::1']) await site.fetch({ network });
    assert.equal(await site.downloads(), 4);
    const told = await (await site.request('/how-we-count')).text();
    assert.equal(told.includes('From which country'), geoDatabase !== undefined);
    const found = await downloadsOf(site.world, { mediaIds: [site.heard.mediaId], by: 'country' });
    await site.close();
    return found;
  };
  assert.deepEqual(await countries(file), [
    { name: '', count: 2 },
    { name: 'IS', count: 2 },
  ]);
  assert.deepEqual(await countries(undefined), [{ name: '', count: 4 }]);
  writeFileSync(file, 'no database');
  assert.deepEqual(await countries(file), [{ name: '', count: 4 }]);
  rmSync(folder, { recursive: true });
});
