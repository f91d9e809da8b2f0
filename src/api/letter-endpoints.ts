/** Letters to readers: set up, their issues written, tried out, scheduled, sent, stopped. */
import * as v from 'valibot';
import { mayStory } from '../rooms/articles/articles.ts';
import {
  allLetters,
  callOffIssue,
  cancelIssue,
  createIssue,
  issuesOf,
  issueWithLetter,
  pauseIssue,
  previewMail,
  readersOf,
  removeIssue,
  removeLetter,
  resumeIssue,
  saveIssue,
  saveLetter,
  scheduleIssue,
  sendBreaking,
  sendIssue,
  testIssue,
} from '../rooms/newsletters/newsletters.ts';
import { answered, endpoint } from './endpoint.ts';
import { ids } from './examples.ts';
import {
  exampleIssue,
  exampleLetter,
  issueDraft,
  issueSchema,
  letterBody,
  letterNo,
  letters,
  letterSchema,
  newLetterBody,
  shownIssue,
  shownLetter,
} from './letter-schemas.ts';
import { at } from './newsroom-examples.ts';
import { count, listOf, madeId, said, text } from './newsroom-schemas.ts';
import { refused } from './problems.ts';
import { id, line, moment } from './schemas.ts';

const letterParams = { letterId: id };
const issueParams = { issueId: id };
const mostIssues = 100;

const setUp = [
  endpoint({
    ...letters,
    id: 'listLetters',
    method: 'GET',
    path: '/letters',
    summary: 'The publication’s letters, with how many readers each has',
    answer: listOf(letterSchema),
    example: { items: [exampleLetter] },
    run: async ({ world, account }) => {
      if (!mayStory(account, 'edit-letters')) return refused('not-allowed');
      const readers = await readersOf(world);
      const items = (await allLetters(world)).map((letter) => shownLetter(letter, readers.get(letter.id) ?? 0));
      return answered({ items });
    },
  }),
  endpoint({
    ...letters,
    id: 'addLetter',
    method: 'POST',
    path: '/letters',
    summary: 'Begin a letter',
    takesKey: true,
    keepsAnswer: true,
    body: newLetterBody,
    bodyExample: { name: 'The morning', edition: 'en', kind: 'daily', settings: { rule: 'front', minute: 420 } },
    status: 201,
    answer: madeId,
    example: { id: ids.tag },
    run: async ({ world, account, body }) => {
      const done = await saveLetter(world, { account, draft: body });
      return done.ok ? answered(done.value) : letterNo(done);
    },
  }),
  endpoint({
    ...letters,
    id: 'changeLetter',
    method: 'PATCH',
    path: '/letters/{letterId}',
    summary: 'Change a letter, close or open it; what is left out stays',
    params: letterParams,
    body: letterBody,
    bodyExample: { isOpen: false },
    status: 204,
    run: async ({ world, account, params: { letterId }, body }) => {
      if (!mayStory(account, 'edit-letters')) return refused('not-allowed');
      const before = (await allLetters(world)).find((letter) => letter.id === letterId);
      if (!before) return refused('not-found');
      const draft = { ...before, ...body, settings: { ...before.settings, ...body.settings } };
      const done = await saveLetter(world, { account, id: letterId, draft });
      return done.ok ? answered(undefined) : letterNo(done);
    },
  }),
  endpoint({
    ...letters,
    id: 'removeLetter',
    method: 'DELETE',
    path: '/letters/{letterId}',
    summary: 'Remove a letter of which nothing ever went out; others are closed',
    params: letterParams,
    status: 204,
    run: async ({ world, account, params: { letterId } }) => {
      const done = await removeLetter(world, { account, id: letterId });
      return done.ok ? answered(undefined) : letterNo(done);
    },
  }),
  endpoint({
    ...letters,
    id: 'sendBreaking',
    method: 'POST',
    path: '/letters/{letterId}/breaking',
    summary: 'Send one story by a letter at once',
    takesKey: true,
    keepsAnswer: true,
    params: letterParams,
    body: v.strictObject({ storyId: id, subject: v.optional(line(150)), intro: v.optional(line(20_000)) }),
    bodyExample: { storyId: ids.story },
    status: 201,
    answer: madeId,
    example: { id: ids.decision },
    run: async ({ world, account, params, body }) => {
      const done = await sendBreaking(world, { account, ...params, ...body });
      return done.ok ? answered(done.value) : letterNo(done);
    },
  }),
];

const writing = [
  endpoint({
    ...letters,
    id: 'listIssues',
    method: 'GET',
    path: '/letters/{letterId}/issues',
    summary: 'The last hundred issues of a letter, newest first',
    params: letterParams,
    answer: listOf(issueSchema),
    example: { items: [exampleIssue] },
    run: async ({ world, account, params: { letterId } }) => {
      if (!mayStory(account, 'edit-letters')) return refused('not-allowed');
      return answered({ items: (await issuesOf(world, letterId, mostIssues)).map(shownIssue) });
    },
  }),
  endpoint({
    ...letters,
    id: 'addIssue',
    method: 'POST',
    path: '/letters/{letterId}/issues',
    summary: 'Begin an issue of a letter',
    takesKey: true,
    keepsAnswer: true,
    params: letterParams,
    body: issueDraft,
    bodyExample: { subject: 'The tide came twice', picks: [ids.story] },
    isBodyOptional: true,
    status: 201,
    answer: madeId,
    example: { id: ids.decision },
    run: async ({ world, account, params, body }) => {
      const done = await createIssue(world, { account, ...params, draft: body });
      return done.ok ? answered(done.value) : letterNo(done);
    },
  }),
  endpoint({
    ...letters,
    id: 'getIssue',
    method: 'GET',
    path: '/issues/{issueId}',
    summary: 'An issue, and how far it is while it goes out',
    params: issueParams,
    answer: issueSchema,
    example: exampleIssue,
    run: async ({ world, account, params: { issueId } }) => {
      if (!mayStory(account, 'edit-letters')) return refused('not-allowed');
      const found = await issueWithLetter(world, issueId);
      return found ? answered(shownIssue(found.issue)) : refused('not-found');
    },
  }),
  endpoint({
    ...letters,
    id: 'changeIssue',
    method: 'PATCH',
    path: '/issues/{issueId}',
    summary: 'Change an issue until it goes out; what is left out stays',
    params: issueParams,
    body: v.strictObject({
      ...issueDraft.entries,
      version: v.optional(said(count, '`version` of the issue this was made from.')),
    }),
    bodyExample: { intro: 'Good morning.', version: 3 },
    status: 204,
    run: async ({ world, account, params: { issueId }, body: { version, ...sent } }) => {
      if (!mayStory(account, 'edit-letters')) return refused('not-allowed');
      const found = await issueWithLetter(world, issueId);
      if (!found) return refused('not-found');
      const { issue } = found;
      const draft = { ...issue.draft, ...sent };
      const done = await saveIssue(world, { account, id: issueId, draft, version: version ?? issue.version });
      return done.ok ? answered(undefined) : letterNo(done);
    },
  }),
  endpoint({
    ...letters,
    id: 'removeIssue',
    method: 'DELETE',
    path: '/issues/{issueId}',
    summary: 'Throw away an issue that has not gone out',
    params: issueParams,
    status: 204,
    run: async ({ world, account, params: { issueId } }) => {
      const done = await removeIssue(world, { account, id: issueId });
      return done.ok ? answered(undefined) : letterNo(done);
    },
  }),
  endpoint({
    ...letters,
    id: 'getIssueMail',
    method: 'GET',
    path: '/issues/{issueId}/mail',
    summary: 'An issue as the mail it is or would be now',
    params: issueParams,
    answer: v.strictObject({ subject: text, html: text, text }),
    example: { subject: 'The tide came twice', html: '<!doctype html>…', text: 'Good morning.' },
    run: async ({ world, account, params: { issueId } }) => {
      if (!mayStory(account, 'edit-letters')) return refused('not-allowed');
      const found = await issueWithLetter(world, issueId);
      return found ? answered(await previewMail(world, found)) : refused('not-found');
    },
  }),
];

const acts = {
  test: testIssue,
  send: sendIssue,
  'call-off': callOffIssue,
  pause: pauseIssue,
  resume: resumeIssue,
  cancel: cancelIssue,
};

const going = [
  endpoint({
    ...letters,
    id: 'scheduleIssue',
    method: 'PUT',
    path: '/issues/{issueId}/schedule',
    summary: 'Send an issue at a moment to come; until then it can be changed',
    params: issueParams,
    body: v.strictObject({ at: moment }),
    bodyExample: { at },
    status: 204,
    run: async ({ world, account, params: { issueId }, body }) => {
      const done = await scheduleIssue(world, { account, id: issueId, at: Date.parse(body.at) });
      return done.ok ? answered(undefined) : letterNo(done);
    },
  }),
  endpoint({
    ...letters,
    id: 'moveIssue',
    method: 'POST',
    path: '/issues/{issueId}/acts',
    summary: 'Try an issue out, send it, call it off, pause, resume or cancel its sending',
    detail: '`test` sends it to you alone. `cancel`: whoever has not got it does not get it any more.',
    takesKey: true,
    keepsAnswer: true,
    params: issueParams,
    body: v.strictObject({ do: v.picklist(Object.keys(acts) as (keyof typeof acts)[]) }),
    bodyExample: { do: 'send' },
    status: 204,
    run: async ({ world, account, params: { issueId }, body }) => {
      const done = await acts[body.do](world, { account, id: issueId });
      return done.ok ? answered(undefined) : letterNo(done);
    },
  }),
];

export const letterEndpoints = [...setUp, ...writing, ...going];
