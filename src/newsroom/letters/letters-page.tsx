/** What the pages of letters have in common: who may open them, how they are drawn, what a form sent. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ComponentChildren } from 'preact';
import type { Account } from '../../rooms/accounts/accounts.ts';
import { mayStory, type StoryAction } from '../../rooms/articles/articles.ts';
import { Notice } from '../../ui/parts/Notice.tsx';
import type { World } from '../../world.ts';
import { staffOnly } from '../staff-only.ts';
import { StaffBar } from '../views/StaffBar.tsx';

export const path = '/newsroom/letters';
export type Asking = { request: FastifyRequest; reply: FastifyReply };

/** The member of staff who may do this; for all others the address is not there, and the answer has been sent. */
export const letterStaff = async (
  world: World,
  { request, reply }: Asking,
  action: StoryAction,
): Promise<Account | undefined> => {
  const account = await staffOnly(world, request, reply);
  if (!account || mayStory(account, action)) return account;
  await reply.notFound();
  return undefined;
};

export type LettersPage = {
  account: Account;
  title: string;
  children: ComponentChildren;
  status?: number | undefined;
  fault?: string | undefined;
  said?: string | undefined;
  islands?: string[];
};

/** One page about letters; never kept. */
export const showPage = async (reply: FastifyReply, page: LettersPage): Promise<void> => {
  const { account, title, children, status = 200, fault, said, islands } = page;
  const links = [
    [path, 'Letters'],
    ...(mayStory(account, 'see-subscribers') ? [[`${path}/subscribers`, 'Subscribers']] : []),
    ...(mayStory(account, 'edit-publication') ? [[`${path}/settings`, 'Sending']] : []),
  ];
  const part = (
    <div class="page staff">
      <StaffBar account={account} here="letters" />
      <nav aria-label="Letters">
        <ul class="link-row">
          {links.map(([href = '', name]) => (
            <li>
              <a href={href}>{name}</a>
            </li>
          ))}
        </ul>
      </nav>
      <h1 dir="auto">{title}</h1>
      {fault ? <Notice tone="alarm">{fault}</Notice> : null}
      {said ? (
        <p class="notice" role="status">
          {said}
        </p>
      ) : null}
      {children}
    </div>
  );
  await reply.show(part, {
    head: { title, kind: 'newsroom', styles: ['letters-desk.css'], ...(islands ? { islands } : {}) },
    topics: [],
    status,
    isPrivate: true,
  });
};
