import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { codePage, demoEditorCookie, demoReader, everyKindOfOwnPage, everyKindOfStaffPage } from './demo-people.ts';
import { demoEditions, demoSite, everyKindOfPage } from './demo-site.ts';
import type { TestSite } from './test-world.ts';

let site: TestSite;
before(async () => {
  site = await demoSite();
});

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    'doctype-style': 'off',
    // Style rules of its own that the standard does not ask for.
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'long-title': 'off',
    'no-trailing-whitespace': 'off',
    'tel-non-breaking': 'off',
    'attr-quotes': 'off',
    // The player is an element of its own, which cannot be a <section>.
    'prefer-native-element': ['error', { exclude: ['region'] }],
    'no-implicit-button-type': 'error',
    'no-inline-style': 'error',
  },
});

const checkAll = async (pages: Record<string, string>, cookie?: string): Promise<void> => {
  const wrong: string[] = [];
  for (const [name, path] of Object.entries(pages)) {
    const answer = await site.request(encodeURI(decodeURI(path)), { headers: cookie ? { cookie } : {} });
    assert.ok([200, 404].includes(answer.status), `${name} ${path}: ${answer.status}`);
    const report = await validator.validateString(await answer.text());
    const faults = report.results.flatMap(({ messages }) => messages).filter(({ severity }) => severity === 2);
    for (const { ruleId, message, line, column } of faults.slice(0, 3))
      wrong.push(`${name} ${path}: ${ruleId} ${line}:${column} ${message}`);
  }
  assert.deepEqual(wrong, []);
};

for (const edition of demoEditions) {
  test(`every kind of page of the ${edition} edition is valid HTML`, async () => {
    await checkAll(await everyKindOfPage(site, edition));
  });

  test(`every kind of page for somebody signed in to the ${edition} edition is valid HTML`, async () => {
    await checkAll(await everyKindOfOwnPage(site, edition), (await demoReader(site, edition)).cookie);
  });
}

test('every kind of page for those who work here is valid HTML', async () => {
  await checkAll(await everyKindOfStaffPage(site), await demoEditorCookie(site));
});

test('the page for the code from the mail is valid HTML', async () => {
  for (const edition of ['en', 'ar']) {
    const { path, cookie } = await codePage(site, edition);
    await checkAll({ 'code from the mail': path }, cookie);
  }
});
