import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Outcome } from '../../common/outcome.ts';
import { momentOf } from '../../common/dates.ts';
import type { Account } from '../../rooms/accounts/accounts.ts';
import { articlesByIds, articlesInEdition, type ArticleSummary } from '../../rooms/articles/articles.ts';
import {
  callOffIssue,
  cancelIssue,
  contentOf,
  createIssue,
  issueProgress,
  issueWithLetter,
  pauseIssue,
  previewMail,
  readersOf,
  removeIssue,
  resumeIssue,
  saveIssue,
  scheduleIssue,
  sendBreaking,
  sendIssue,
  testIssue,
  type Issue,
  type IssueRefusal,
  type Letter,
} from '../../rooms/newsletters/newsletters.ts';
import type { World } from '../../world.ts';
import { timeZoneOf } from '../duties/duty-pages.tsx';
import { formOf, type Form } from '../signals/signal-page.tsx';
import { DraftForm, Previews, Progress, SendForms } from './IssueViews.tsx';
import { letterStaff, path, showPage, type Asking } from './letters-page.tsx';

type WithId = { Params: { id: string }; Querystring: { done?: unknown; width?: unknown } };

const said: Record<string, string> = {
  saved: 'It is saved.',
  test: 'The test is on its way to you.',
  schedule: 'It is scheduled; it can be changed until then.',
  'call-off': 'It will not go out then.',
  send: 'It is being sent.',
  pause: 'It is paused.',
  resume: 'It goes on.',
  cancel: 'It is stopped.',
};

const refusals: Partial<Record<IssueRefusal, string>> = {
  overtaken: 'Somebody else has changed it meanwhile: this is how it is now.',
  'wrong-state': 'That cannot be done with it any more.',
};

/** Those that may be picked: the picked ones, then the newest. */
const offeredFor = async (world: World, letter: Letter, issue: Issue): Promise<ArticleSummary[]> => {
  const picked = await articlesByIds(world, issue.draft.picks ?? []);
  const { articles } = await articlesInEdition(world, letter.edition, { limit: 30 });
  return [...picked, ...articles.filter(({ id }) => !picked.some((one) => one.id === id))];
};

type Shown = { fault?: string | undefined; status?: number };

const showIssue = async (world: World, asking: Asking, account: Account, shown: Shown = {}): Promise<void> => {
  const { request, reply } = asking;
  const { id } = request.params as { id: string };
  const found = await issueWithLetter(world, id);
  if (!found) return reply.notFound();
  const { issue, letter } = found;
  const { done, width } = request.query as WithId['Querystring'];
  const isOpen = issue.state === 'draft' || issue.state === 'scheduled';
  const content = await contentOf(found, world);
  const offered = isOpen ? await offeredFor(world, letter, issue) : [];
  const timeZone = await timeZoneOf(world);
  const readers = (await readersOf(world)).get(letter.id) ?? 0;
  const props = { issue, content, offered, timeZone, ...(await issueProgress(world, id)) };
  const children = (
    <>
      <p class="link-row">
        <a href={`${path}/${letter.id}`}>{letter.name}</a>
      </p>
      {isOpen ? <DraftForm {...props} /> : <Progress {...props} />}
      {isOpen && issue.note ? <p>{issue.note}</p> : null}
      <Previews id={id} subject={content.subject} />
      <iframe
        class="letter-frame"
        data-width={width === 'phone' ? 'phone' : undefined}
        src={`${path}/issues/${id}/mail.html`}
        title="The letter as a mail"
      />
      {isOpen ? <SendForms {...props} readers={readers} /> : null}
    </>
  );
  const title = issue.number === undefined ? `${letter.name}: draft` : `${letter.name}, issue ${issue.number}`;
  await showPage(reply, { account, title, children, said: said[typeof done === 'string' ? done : ''], ...shown });
};

const draftIn = (form: Form, body: unknown): Record<string, unknown> => {
  const places = Object.entries((body ?? {}) as Record<string, unknown>)
    .filter(([name, value]) => name.startsWith('place-') && typeof value === 'string' && value.trim() !== '')
    .map(([name, value]) => ({ id: name.slice(6), place: Number(value) || 999 }))
    .toSorted((a, b) => a.place - b.place);
  return {
    subject: form.text('subject'),
    preview: form.text('preview'),
    intro: form.text('intro'),
    picks: form.text('by') === 'hand' ? places.slice(0, 30).map(({ id }) => id) : null,
  };
};

/** `2026-11-24T07:00` by the publication's clock. */
const momentIn = (text: string, timeZone: string): number | undefined => {
  const found = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(text);
  if (!found) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = found.slice(1).map(Number);
  return momentOf({ year, month, day, hour, minute }, timeZone);
};

type Act = (world: World, by: { account: Account; id: string }) => Promise<Outcome<unknown, IssueRefusal>>;
const acts: Record<string, Act> = {
  test: testIssue,
  'call-off': callOffIssue,
  send: sendIssue,
  pause: pauseIssue,
  resume: resumeIssue,
  cancel: cancelIssue,
  remove: removeIssue,
};

const answer = async (
  world: World,
  asking: Asking,
  account: Account,
  { outcome, done, to }: { outcome: Outcome<unknown, IssueRefusal>; done: string; to?: string },
): Promise<void> => {
  const { id } = asking.request.params as { id: string };
  if (outcome.ok) return void (await asking.reply.redirect(to ?? `${path}/issues/${id}?done=${done}`, 303));
  if (outcome.refusal === 'not-found' || outcome.refusal === 'not-allowed') return asking.reply.notFound();
  const fault = outcome.detail ?? refusals[outcome.refusal] ?? outcome.refusal;
  await showIssue(world, asking, account, { fault, status: outcome.refusal === 'overtaken' ? 409 : 422 });
};

const actRoutes = (app: FastifyInstance, world: World): void => {
  for (const [name, act] of Object.entries(acts))
    app.post<WithId>(`${path}/issues/:id/${name}`, async (request, reply) => {
      const needs = name === 'test' || name === 'remove' ? 'edit-letters' : 'send-letters';
      const account = await letterStaff(world, { request, reply }, needs);
      if (!account) return;
      const letterId = (await issueWithLetter(world, request.params.id))?.letter.id ?? '';
      const outcome = await act(world, { account, id: request.params.id });
      const to = name === 'remove' ? { to: `${path}/${letterId}` } : {};
      await answer(world, { request, reply }, account, { outcome, done: name, ...to });
    });

  app.post<WithId>(`${path}/issues/:id/schedule`, async (request, reply) => {
    const account = await letterStaff(world, { request, reply }, 'send-letters');
    if (!account) return;
    const at = momentIn(formOf(request.body).text('at'), await timeZoneOf(world));
    const outcome = await scheduleIssue(world, { account, id: request.params.id, at });
    await answer(world, { request, reply }, account, { outcome, done: 'schedule' });
  });
};

/** A mail has styles of its own and no rights: nothing runs in it, nothing is fetched but our pictures. */
const mailPolicy =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

const previewRoutes = (app: FastifyInstance, world: World): void => {
  const send = async (request: FastifyRequest<WithId>, reply: FastifyReply, form: 'html' | 'text'): Promise<void> => {
    const account = await letterStaff(world, { request, reply }, 'edit-letters');
    if (!account) return;
    const found = await issueWithLetter(world, request.params.id);
    if (!found) return reply.notFound();
    const mail = await previewMail(world, found);
    // Here the pictures come from where one looks at it, which in trials need not be the public address.
    const body = mail[form].replaceAll(`src="${new URL(world.config.publicUrl).origin}/`, 'src="/');
    await reply.page({
      body,
      type: form === 'html' ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8',
      topics: [],
      maxAge: 0,
      shared: false,
      isPersonal: true,
      headers: {
        'Content-Security-Policy': mailPolicy,
        'Cache-Control': 'private, no-store',
        'X-Robots-Tag': 'noindex',
      },
    });
  };
  app.get<WithId>(`${path}/issues/:id/mail.html`, (request, reply) => send(request, reply, 'html'));
  app.get<WithId>(`${path}/issues/:id/mail.txt`, (request, reply) => send(request, reply, 'text'));
};

/** One issue: written, looked at, sent, followed. */
export const issueRoutes = (app: FastifyInstance, world: World): void => {
  app.post<WithId>(`${path}/:id/issues`, async (request, reply) => {
    const account = await letterStaff(world, { request, reply }, 'edit-letters');
    if (!account) return;
    const made = await createIssue(world, { account, letterId: request.params.id });
    if (!made.ok) return reply.notFound();
    await reply.redirect(`${path}/issues/${made.value.id}`, 303);
  });

  // From a story: at once, to everybody who wants to hear of such things.
  app.post<WithId>(`${path}/:id/breaking`, async (request, reply) => {
    const account = await letterStaff(world, { request, reply }, 'send-letters');
    if (!account) return;
    const form = formOf(request.body);
    const [storyId, subject] = [form.text('story'), form.text('subject')];
    const sent = await sendBreaking(world, { account, letterId: request.params.id, storyId, subject });
    if (sent.ok) return void (await reply.redirect(`${path}/issues/${sent.value.id}?done=send`, 303));
    const children = <p>{sent.detail ?? 'It could not be sent.'}</p>;
    await showPage(reply, { account, title: 'It was not sent', children, status: 422 });
  });

  app.get<WithId>(`${path}/issues/:id`, async (request, reply) => {
    const account = await letterStaff(world, { request, reply }, 'edit-letters');
    if (account) await showIssue(world, { request, reply }, account);
  });

  app.post<WithId>(`${path}/issues/:id`, async (request, reply) => {
    const account = await letterStaff(world, { request, reply }, 'edit-letters');
    if (!account) return;
    const form = formOf(request.body);
    const typed = form.text('version');
    const version = /^\d{1,9}$/.test(typed) ? Number(typed) : undefined;
    const draft = draftIn(form, request.body);
    const outcome = await saveIssue(world, { account, id: request.params.id, draft, version });
    await answer(world, { request, reply }, account, { outcome, done: 'saved' });
  });

  actRoutes(app, world);
  previewRoutes(app, world);
};
