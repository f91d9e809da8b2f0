import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { HtmlValidate } from 'html-validate';
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
    'no-implicit-button-type': 'error',
    'no-inline-style': 'error',
  },
});

for (const edition of demoEditions) {
  test(`every kind of page of the ${edition} edition is valid HTML`, async () => {
    for (const [name, path] of Object.entries(await everyKindOfPage(site, edition))) {
      const html = await (await site.request(encodeURI(decodeURI(path)))).text();
      const report = await validator.validateString(html);
      const faults = report.results.flatMap(({ messages }) => messages).filter(({ severity }) => severity === 2);
      assert.deepEqual(
        faults.map(({ ruleId, message, line, column }) => `${ruleId} ${line}:${column} ${message}`),
        [],
        `${name} ${path}`,
      );
    }
  });
}
