/** `/newsroom/staff/:id`: somebody who works here. What changes their rights asks for a fresh proof. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  changeStaffRole,
  closeStaffAccount,
  colleague,
  isStaff,
  needFresh,
  openStaffAccount,
  roleChangesOf,
  type Account,
  type Colleague,
  type RoleChange,
} from '../../rooms/accounts/accounts.ts';
import { authorByAccount, mayStory } from '../../rooms/articles/articles.ts';
import { assignStory, deskPeople, storiesForDesk, workStates, type DeskStory } from '../../rooms/drafting/drafting.ts';
import { publicationOf } from '../../rooms/publication/publication.ts';
import { Notice } from '../../ui/parts/Notice.tsx';
import type { World } from '../../world.ts';
import { sentForm, settingsStaff, showSettings } from '../settings/settings-page.tsx';
import { PersonPage } from './PersonPage.tsx';

const path = '/newsroom/staff';

const refusalWords: Record<string, string> = {
  'last-publisher':
    'Nothing was changed: this is the last publisher. Make somebody else a publisher first, so that the publication can still be run.',
  'no-role': 'Choose a role.',
  'not-allowed': 'Only publishers may do that.',
  'nobody-there': 'This person cannot be given stories.',
};
const doneWords: Record<string, string> = {
  role: 'The role was changed. They are told by mail.',
  closed: 'The account was closed. All its sessions and tokens have ended.',
  opened: 'The account is open again.',
  handed: 'The stories were handed over.',
};

/** What somebody has been given and is not out yet: so many of each state, more are handed over in a second go. */
const atOnce = 50;
const given = async (world: World, account: Account, assignee: string): Promise<DeskStory[]> => {
  const lists = await Promise.all(
    [...workStates, 'scheduled' as const].map((state) =>
      storiesForDesk(world, { account, state, assignee, limit: atOnce }),
    ),
  );
  return lists.flatMap(({ stories }) => stories);
};

type Asked = { request: FastifyRequest; reply: FastifyReply };
type Shown = { account: Account; person: Colleague; changes: readonly RoleChange[]; refusal?: string };

const show = async (world: World, { request, reply }: Asked, shown: Shown): Promise<void> => {
  const { account, person, changes, refusal } = shown;
  const { done } = request.query as { done?: unknown };
  const { settings, defaultEdition } = await publicationOf(world);
  const { staff } = await deskPeople(world);
  const said = typeof done === 'string' && Object.hasOwn(doneWords, done) ? doneWords[done] : undefined;
  const children = (
    <>
      {refusal ? (
        <Notice tone="alarm">
          <p>{refusalWords[refusal] ?? 'Nothing was changed.'}</p>
        </Notice>
      ) : null}
      {said ? (
        <p class="notice" role="status">
          {said}
        </p>
      ) : null}
      <PersonPage
        account={account}
        person={person}
        author={await authorByAccount(world, person.id, defaultEdition.code)}
        changes={changes}
        stories={await given(world, account, person.id)}
        others={staff.filter(({ id }) => id !== person.id)}
        mayEdit={mayStory(account, 'edit-people') && isStaff(person.role)}
        now={world.now()}
        place={{ language: 'en', timeZone: settings.timeZone }}
      />
    </>
  );
  const status = refusal ? 422 : 200;
  await showSettings(reply, { account, here: 'staff', title: person.name, children, styles: ['staff.css'], status });
};

/** Readers who never worked here are nobody’s business on these pages. */
const personFor = async (world: World, id: string): Promise<Pick<Shown, 'person' | 'changes'> | undefined> => {
  const person = await colleague(world, id);
  const changes = person ? await roleChangesOf(world, id) : [];
  return person && (isStaff(person.role) || changes.length > 0) ? { person, changes } : undefined;
};

type WithId = { Params: { id: string } };
type Done = { ok: true } | { ok: false; refusal: string };

const handOver = async (
  world: World,
  { account, from, to }: { account: Account; from: string; to: string },
): Promise<Done> => {
  for (const { id } of await given(world, account, from)) {
    const done = await assignStory(world, { account, articleId: id, to: to || null });
    if (!done.ok && done.refusal !== 'not-found') return done;
  }
  return { ok: true };
};

export const personRoutes = (app: FastifyInstance, world: World): void => {
  app.get<WithId>(`${path}/:id`, async (request, reply) => {
    const account = await settingsStaff(world, { request, reply }, 'see-people');
    if (!account) return;
    const found = await personFor(world, request.params.id);
    await (found ? show(world, { request, reply }, { account, ...found }) : reply.notFound());
  });

  type Given = { by: Account; accountId: string; request: FastifyRequest };
  const act = (name: string, done: string, carryOut: (asked: Given) => Promise<Done>): void => {
    app.post<WithId>(`${path}/:id/${name}`, async (request, reply) => {
      const account = await settingsStaff(world, { request, reply }, 'edit-people');
      const { id } = request.params;
      if (!account || !(await needFresh(world, request, reply, `${path}/${encodeURIComponent(id)}`))) return;
      const outcome = await carryOut({ by: account, accountId: id, request });
      if (outcome.ok) {
        // Whoever has just given up their own rights sees no such page any more.
        const isSelf = account.id === id && name !== 'hand-over';
        return reply.redirect(isSelf ? '/newsroom' : `${path}/${id}?done=${done}`, 303);
      }
      const found = await personFor(world, id);
      if (!found) return reply.notFound();
      return show(world, { request, reply }, { account, ...found, refusal: outcome.refusal });
    });
  };
  act('role', 'role', ({ request, ...asked }) =>
    changeStaffRole(world, { ...asked, role: sentForm(request.body).text('role') ?? '' }),
  );
  act('close', 'closed', ({ request: _request, ...asked }) => closeStaffAccount(world, asked));
  act('open', 'opened', ({ request: _request, ...asked }) => openStaffAccount(world, asked));
  act('hand-over', 'handed', ({ by, accountId, request }) =>
    handOver(world, { account: by, from: accountId, to: sentForm(request.body).text('to') ?? '' }),
  );
};
