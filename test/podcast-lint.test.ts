import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { lintPodcast, type Fault } from './lint-podcast.ts';

type Case = {
  path: string;
  description: string;
  event: string;
  params: string;
  must_not_report: boolean;
  xml: string;
};

const casesOf = (name: string): Case[] =>
  (JSON.parse(readFileSync(new URL(`./fixtures/feeds/w3c/${name}`, import.meta.url), 'utf8')) as { cases: Case[] })
    .cases;
const cases = [...casesOf('rss20-cases.json'), ...casesOf('podcast-cases.json')];

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
  ValidContact: ['InvalidContact', 'EmailFormat'],
  ValidHeight: ['InvalidHeight'],
  ValidWidth: ['InvalidWidth'],
  ValidDay: ['InvalidDay'],
  ValidHour: ['InvalidHour', 'UseZeroForMidnight'],
  ValidCloud: ['InvalidCloud', 'MissingAttribute'],
};

/** What the validator only warns of; all else it calls an error. */
const warnings = new Set(['MissingSelf', 'MissingGuid', 'MissingRealName', 'AvoidTextInput', 'ImplausibleDate']);

/** Rules that ours has none of, and why. */
const left: Record<string, string> = {
  MissingDCLanguage: 'asks for a module that is not of RSS 2.0',
};

const paramsOf = (text: string): [string, string][] =>
  text
    .split(',')
    .filter(Boolean)
    .map((pair) => [pair.slice(0, pair.indexOf(':')), pair.slice(pair.indexOf(':') + 1)]);

const matches = (fault: Fault, { event, params }: Case): boolean => {
  if (event === 'Error') return !warnings.has(fault.event);
  return (
    (praised[event] ?? [event]).includes(fault.event) &&
    paramsOf(params).every(([name, value]) => fault[name as keyof Fault] === value)
  );
};

const isNot = ({ must_not_report: not, event }: Case): boolean => not || praised[event] !== undefined;

const seenWrong = cases.filter((one) => !Object.hasOwn(left, one.event));

test('our judge of podcasts agrees with the W3C validator on every case whose rule it has', (context) => {
  const wrong = seenWrong.filter((one) => lintPodcast(one.xml).some((fault) => matches(fault, one)) === isNot(one));
  context.diagnostic(
    `W3C feed cases: ${seenWrong.length} implemented, ${seenWrong.length - wrong.length} agreed, ${cases.length} in all`,
  );
  assert.deepEqual(
    wrong.map(({ path, event, params, must_not_report: not }) => `${path}: ${not ? '!' : ''}${event} ${params}`),
    [],
  );
  assert.equal(cases.length, 396);
});

test('every kind of praise and blame of the cases is known to the judge', () => {
  const events = new Set(cases.filter((one) => !isNot(one)).map(({ event }) => event));
  const given = new Set(cases.flatMap((one) => lintPodcast(one.xml).map(({ event }) => event)));
  assert.deepEqual(
    [...events].filter((event) => !given.has(event) && !Object.hasOwn(left, event)),
    [],
  );
});
