/** What the pages about care and duties have in common: who may open them, how they are drawn and answered. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ComponentChildren, JSX } from 'preact';
import { cleanText } from '../../common/text.ts';
import { formatDateTime } from '../../common/dates.ts';
import type { Account } from '../../rooms/accounts/accounts.ts';
import { may, type StaffAction } from '../../rooms/discussion/discussion.ts';
import { publicationOf } from '../../rooms/publication/publication.ts';
import type { World } from '../../world.ts';
import { staffOnly } from '../staff-only.ts';
import { DeskBar } from '../views/DeskBar.tsx';
import { StaffBar } from '../views/StaffBar.tsx';

export type Body = Record<string, unknown> | undefined;

/** A field of a form or of JSON, as a text. */
export const fieldOf = (request: FastifyRequest, name: string): string => {
  const body = request.body as Body | null;
  const value = body && Object.hasOwn(body, name) ? body[name] : undefined;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? cleanText(value) : '';
};

export const wantsJson = ({ headers }: FastifyRequest): boolean =>
  (headers.accept ?? '').includes('application/json') && !(headers.accept ?? '').includes('text/html');

export const answerJson = async (reply: FastifyReply, value: Record<string, unknown>, status = 200): Promise<void> => {
  await reply
    .code(status)
    .header('cache-control', 'private, no-store')
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(value));
};

/** The member of staff who may do this; for all others the address is not there, and the answer has been sent. */
export const staffWho = async (
  world: World,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  action: StaffAction,
): Promise<Account | undefined> => {
  const account = await staffOnly(world, request, reply);
  if (!account || may(account, action)) return account;
  if (wantsJson(request)) await answerJson(reply, { state: 'refused', refusal: 'not-allowed' }, 403);
  else await reply.notFound();
  return undefined;
};

export type DutyPage = {
  account: Account;
  /** Key of the desk's bar. */
  here: string;
  title: string;
  status?: number;
  isSaved?: boolean;
  children: ComponentChildren;
};

/** One page of the desk; never kept. */
export const showDuty = async (
  reply: FastifyReply,
  { account, here, title, status = 200, children }: DutyPage,
): Promise<void> => {
  const part = (
    <div class="page staff">
      <StaffBar account={account} here="discussion" />
      <DeskBar account={account} here={here} />
      <h1>{title}</h1>
      {children}
    </div>
  );
  await reply.show(part, {
    head: { title, kind: 'newsroom', styles: ['discussion.css', 'duties.css'] },
    topics: [],
    status,
    isPrivate: true,
  });
};

/** When something was, in the publication’s time. */
export const TimeAt = ({ at, timeZone }: { at: number; timeZone: string }): JSX.Element => (
  <time datetime={new Date(at).toISOString()}>{formatDateTime(at, { language: 'en-GB', timeZone })}</time>
);

export const timeZoneOf = async (world: World): Promise<string> => (await publicationOf(world)).settings.timeZone;

/** `1700000000000-ID`: where a list goes on. */
export const placeIn = (text: string | undefined): { at: number; id: string } | undefined => {
  const found = /^(\d{1,15})-([0-9a-f-]{36})$/.exec(text ?? '');
  return found ? { at: Number(found[1]), id: found[2] ?? '' } : undefined;
};

/** Back to the page of the newsroom the form was on, else to `usual`. */
export const backToDesk = (world: World, request: FastifyRequest, usual: string): string => {
  const from = URL.parse(request.headers.referer ?? '');
  const isDesk =
    from?.origin === new URL(world.config.publicUrl).origin &&
    /^(?:\/[\w-]+)?\/newsroom\/discussion(?:$|\/comments\/)/.test(from.pathname);
  return isDesk ? `${from.pathname}${from.search}` : usual;
};
