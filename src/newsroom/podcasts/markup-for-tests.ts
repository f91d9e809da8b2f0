import assert from 'node:assert/strict';
import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    'doctype-style': 'off',
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

/** A page as the test of every kind of page would have it: no fault in its markup. */
export const checkMarkup = async (page: string): Promise<void> => {
  const report = await validator.validateString(page);
  const faults = report.results.flatMap(({ messages }) => messages).filter(({ severity }) => severity === 2);
  assert.deepEqual(
    faults.map(({ ruleId, message, line, column }) => `${ruleId} ${line}:${column} ${message}`),
    [],
  );
};
