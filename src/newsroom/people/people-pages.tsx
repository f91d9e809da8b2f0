/** What the pages about readers and search have in common. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ComponentChildren, JSX } from 'preact';
import { formatDateTime } from '../../common/dates.ts';
import type { Account } from '../../rooms/accounts/accounts.ts';
import type { CommentState } from '../../rooms/discussion/discussion.ts';
import type { DeskItem } from '../../rooms/moderation/moderation.ts';
import type { Visit } from '../../rooms/publication/publication.ts';
import { DeskBar } from '../views/DeskBar.tsx';
import { StaffBar } from '../views/StaffBar.tsx';

export type PeoplePage = {
  account: Account;
  here: string;
  title: string;
  status?: number;
  /** In place of the title as it is. */
  heading?: ComponentChildren;
  children: ComponentChildren;
};

/** One page; never kept. */
export const showPeople = async (
  reply: FastifyReply,
  { account, here, title, status = 200, heading, children }: PeoplePage,
): Promise<void> => {
  const part = (
    <div class="page staff">
      <StaffBar account={account} here="discussion" />
      <DeskBar account={account} here={here} />
      <h1>{heading ?? title}</h1>
      {children}
    </div>
  );
  await reply.show(part, {
    head: { title, kind: 'newsroom', styles: ['discussion.css', 'people.css'] },
    topics: [],
    status,
    isPrivate: true,
  });
};

/** Parts of an address, each a text; of several of a name the first, and nothing endless. */
export const textsIn = (request: FastifyRequest): ((name: string, most?: number) => string | undefined) => {
  const query = request.query as Record<string, unknown>;
  return (name, most = 80) => {
    const given = query[name];
    const value = Array.isArray(given) ? (given as unknown[])[0] : given;
    return typeof value === 'string' && value !== '' && value.length <= most ? value : undefined;
  };
};

export const isId = (text: string): boolean => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(text);

export const stateNames: Record<CommentState, string> = {
  published: 'Published',
  waiting: 'Waiting',
  removed: 'Removed',
  deleted: 'Deleted by its writer',
  spam: 'Spam (imported)',
  trash: 'Trash (imported)',
};

export const At = ({ at, visit }: { at: number; visit: Visit }): JSX.Element => (
  <time datetime={new Date(at).toISOString()}>
    {formatDateTime(at, { language: 'en-GB', timeZone: visit.publication.settings.timeZone })}
  </time>
);

export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

type ItemProps = { item: DeskItem; visit: Visit; isAlone?: boolean; children: ComponentChildren };

/** Where a comment stands and in what state, with its text below; `isAlone`: on its writer’s own page. */
export const CommentLine = ({ item, visit, isAlone = false, children }: ItemProps): JSX.Element => (
  <article class="found" aria-label={`Comment by ${item.writer.name || 'a former reader'}`}>
    <p class="found-head">
      {isAlone ? null : (
        <b>
          <a href={visit.link(`/newsroom/readers/${item.writer.id}`)}>
            <bdi>{item.writer.name || 'Former reader'}</bdi>
          </a>
        </b>
      )}
      <span class={`found-state found-${item.state}`}>{stateNames[item.state]}</span>
      <At at={item.createdAt} visit={visit} />
      {item.editedAt === undefined ? null : <span>edited</span>}
      {item.reports > 0 ? <span>{counted(item.reports, 'report')}</span> : null}
      {item.recommends > 0 ? <span>{counted(item.recommends, 'recommendation')}</span> : null}
    </p>
    {children}
    <p class="found-foot">
      <a href={visit.link(`/newsroom/discussion/comments/${item.id}`)}>Open the case</a>
      <span>
        Under{' '}
        <a href={visit.stay(item.path)} dir="auto">
          {item.headline}
        </a>
      </span>
    </p>
  </article>
);

type CoverProps = { isDisturbing: boolean; children: ComponentChildren };

/** A text nobody should meet unprepared is covered until it is asked for. */
export const Covered = ({ isDisturbing, children }: CoverProps): JSX.Element =>
  isDisturbing ? (
    <details class="found-cover" data-cover>
      <summary>This text may be disturbing. Show it</summary>
      {children}
    </details>
  ) : (
    <>{children}</>
  );
