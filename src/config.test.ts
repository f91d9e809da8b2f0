import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigError, readConfig } from './config.ts';

test('without any setting Courant serves on port 4000 of this machine from ./data', () => {
  const config = readConfig({});
  assert.equal(config.port, 4000);
  assert.equal(config.host, '127.0.0.1');
  assert.match(config.dataDir, /\/data$/);
  assert.equal(config.publicUrl, 'http://localhost:4000');
  assert.equal(config.databaseUrl, undefined);
});

test('the public address follows the port unless it is set', () => {
  assert.equal(readConfig({ PORT: '5001' }).publicUrl, 'http://localhost:5001');
  assert.equal(
    readConfig({ PORT: '5001', PUBLIC_URL: 'https://news.example.org/' }).publicUrl,
    'https://news.example.org',
  );
});

test('every wrong setting is told at once', () => {
  const wrong = {
    PORT: 'eighty',
    PUBLIC_URL: 'news.example.org',
    DATABASE_URL: 'mysql://x/y',
    SMTP_URL: 'mail',
    LOG_LEVEL: 'loud',
    TRUSTED_PROXIES: '10.0.0.1, proxy',
    INNER_SERVICES: 'judge:8080, judge',
  };
  assert.throws(
    () => readConfig(wrong),
    (error: unknown) => {
      assert.ok(error instanceof ConfigError);
      assert.equal(error.faults.length, 7);
      for (const name of Object.keys(wrong)) assert.ok(error.message.includes(name), `${name} is not named`);
      return true;
    },
  );
});

test('a public address with a path is refused, for Courant serves a whole host', () => {
  assert.throws(() => readConfig({ PUBLIC_URL: 'https://example.org/news' }), /must not have a path/);
});
