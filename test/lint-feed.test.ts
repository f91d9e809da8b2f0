import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { lintFeed, type Fault } from './lint-feed.ts';

type Case = {
  path: string;
  description: string;
  event: string;
  params: string;
  must_not_report: boolean;
  xml: string;
};

const file = new URL('./fixtures/feeds/w3c/rss20-cases.json', import.meta.url);
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: Case[] };

/** The validator's praise, as the blame that must then be missing. */
const praised: Record<string, readonly string[]> = {
  ValidRFC2822Date: ['InvalidRFC2822Date', 'ProblematicalRFC822Date', 'ImplausibleDate'],
  ValidURI: ['InvalidLink', 'UriNotIri'],
  ValidURLAttribute: ['InvalidURLAttribute'],
  ValidHttpGUID: ['InvalidHttpGUID', 'InvalidPermalink'],
  ValidBooleanAttribute: ['InvalidBooleanAttribute'],
  ValidLanguage: ['InvalidLanguage'],
  ValidIntegerAttribute: ['InvalidIntegerAttribute'],
  ValidMIMEAttribute: ['InvalidMIMEAttribute'],
  ValidInteger: ['InvalidInteger'],
  ValidTitle: ['MissingTitle', 'NotBlank'],
};
/** What the judge knows of. */
const blamed = new Set([
  'SAXError',
  'ContainsHTML',
  'CharacterData',
  'InvalidRFC2822Date',
  'ProblematicalRFC822Date',
  'ImplausibleDate',
  'InvalidLink',
  'UriNotIri',
  'ContainsRelRef',
  'SecurityRisk',
  'InvalidHttpGUID',
  'InvalidPermalink',
  'InvalidBooleanAttribute',
  'UnexpectedAttribute',
  'NotSufficientlyUnique',
  'MissingAttribute',
  'InvalidFullLink',
  'InvalidIntegerAttribute',
  'InvalidNonNegativeInteger',
  'InvalidMIMEAttribute',
  'InvalidURLAttribute',
  'DuplicateElement',
  'DuplicateEnclosure',
  'DuplicateValue',
  'MissingTitle',
  'MissingLink',
  'MissingDescription',
  'MissingElement',
  'MissingGuid',
  'MissingSelf',
  'UndefinedElement',
  'UnexpectedText',
  'NotBlank',
  'InvalidInteger',
  'InvalidLanguage',
  'ItemMustContainTitleOrDescription',
  'NeedDescriptionBeforeContent',
  'MisplacedItem',
  'NotInANamespace',
]);

const paramsOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .split(',')
      .filter(Boolean)
      .map((pair) => pair.split(':', 2)),
  );

const matches = (fault: Fault, events: readonly string[], params: Record<string, string>): boolean =>
  events.includes(fault.event) &&
  (['parent', 'element', 'attr'] as const).every((name) => params[name] === undefined || fault[name] === params[name]);

const isNot = ({ must_not_report: not, event }: Case): boolean => not || praised[event] !== undefined;

/** skipHours and skipDays are not written by us and not judged beyond their children. */
const isJudged = ({ event, path }: Case): boolean =>
  (blamed.has(event) || praised[event] !== undefined) && !(event === 'DuplicateValue' && path.includes('skip'));

test('our judge of feeds agrees with the W3C validator wherever both have an opinion', (context) => {
  const judged = cases.filter(isJudged);
  const wrong = judged.filter((one) => {
    const found = lintFeed(one.xml).some((fault) =>
      matches(fault, praised[one.event] ?? [one.event], paramsOf(one.params)),
    );
    return found === isNot(one);
  });
  context.diagnostic(
    `${judged.length - wrong.length} of ${judged.length} W3C cases judged alike, of ${cases.length} in all`,
  );
  assert.ok(judged.length > 150);
  assert.deepEqual(
    wrong.map(({ path, event }) => `${path}: ${event}`),
    [],
  );
});
