import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { test } from 'node:test';

/** Forms that only a “tú” has; those that are words of something else too (“mira”, “guarda”) are left out. */
const familiar =
  /(?<!\p{L})(?:tus?|tú|ti|te|contigo|tuy[oa]s?|eres|estás|has|hayas|puedes|podrás|podrías|quieres|quieras|tienes|tendrás|sigues|sigas|recibes|recibirás|encontrarás|verás|sabes|haz|elige|escríbenos|dinos|inténtalo|llévate|únete|suscríbete|regístrate|inicies|quites|vayas|vosotr[oa]s|vuestr[oa]s?)(?!\p{L})/iu;

/** Every text of an interface, those that are made of other texts too. */
const textsIn = (value: unknown, at: string): [string, string][] => {
  if (typeof value === 'string') return [[at, value]];
  if (typeof value === 'function')
    try {
      return textsIn((value as (...given: unknown[]) => unknown)('X', 'Y', 'Z'), at);
    } catch {
      // It wants numbers.
      return textsIn((value as (...given: unknown[]) => unknown)(3, 4, 5), at);
    }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => textsIn(part, `${at}.${name}`));
};

test('Spanish readers are addressed as “usted” wherever they are spoken to', async () => {
  const files = globSync('../src/**/*-words.ts', { cwd: import.meta.dirname });
  const texts: [string, string][] = [];
  for (const file of files) {
    const words = (await import(file)) as Record<string, { es?: unknown } | undefined>;
    for (const [name, value] of Object.entries(words)) texts.push(...textsIn(value?.es, `${file} ${name}`));
  }
  assert.ok(texts.length > 1_000, `${texts.length} texts`);
  assert.deepEqual(
    texts.filter(([, text]) => familiar.test(text)),
    [],
  );
});
