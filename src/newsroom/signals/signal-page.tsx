import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ComponentChildren, JSX } from 'preact';
import { formatDateTime } from '../../common/dates.ts';
import type { Account } from '../../rooms/accounts/accounts.ts';
import { may, type StaffAction } from '../../rooms/discussion/discussion.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Notice } from '../../ui/parts/Notice.tsx';
import type { World } from '../../world.ts';
import { staffOnly } from '../staff-only.ts';
import { DeskBar } from '../views/DeskBar.tsx';
import { StaffBar } from '../views/StaffBar.tsx';

type Page = { account: Account; here: string; title: string; children: ComponentChildren; status?: number };

/** A page of the desk under its two bars. */
export const showDeskPage = async (
  reply: FastifyReply,
  { account, here, title, children, status = 200 }: Page,
): Promise<void> => {
  const part = (
    <div class="page staff">
      <StaffBar account={account} here="discussion" />
      <DeskBar here={here} account={account} />
      <h1>{title}</h1>
      {children}
    </div>
  );
  await reply.show(part, { head: { title, kind: 'newsroom' }, topics: [], status, isPrivate: true });
};

/** Whoever works here and may do this; for all others the address is not there, and the answer has been sent. */
export const deskStaff = async (
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  action: StaffAction,
): Promise<Account | undefined> => {
  const account = await staffOnly(world, request, reply);
  if (!account || may(account, action)) return account;
  await reply.notFound();
  return undefined;
};

/** What a form sent: one value or several by name. */
export type Form = { text: (name: string) => string; list: (name: string) => string[]; has: (name: string) => boolean };

export const formOf = (body: unknown): Form => {
  const fields = new Map(Object.entries((body ?? {}) as Record<string, unknown>));
  const list = (name: string): string[] =>
    [fields.get(name)].flat().filter((value): value is string => typeof value === 'string');
  return { list, text: (name) => (list(name)[0] ?? '').trim(), has: (name) => list(name).length > 0 };
};

/** A box to tick. */
export const Tick = (props: { name: string; value?: string; label: string; isOn: boolean }): JSX.Element => (
  <label class="choice">
    <input type="checkbox" name={props.name} value={props.value ?? '1'} checked={props.isOn} />
    <span>{props.label}</span>
  </label>
);

/** Asked once more before something goes for good; without JavaScript as well. */
export const Removing = ({ action, what, also }: { action: string; what: string; also: string }): JSX.Element => (
  <details>
    <summary class="button button-quiet">Remove {what}…</summary>
    <form method="post" action={action}>
      <p>{also}</p>
      <Button tone="quiet">Remove it for good</Button>
    </form>
  </details>
);

/** A secret, shown this one time. */
export const SecretShown = ({ secret }: { secret: string }): JSX.Element => (
  <Notice title="The secret, shown only now">
    <p>
      <code dir="ltr">{secret}</code>
    </p>
    <p>Put it into the other system. Whoever forgets it makes a new one; it cannot be looked up.</p>
  </Notice>
);

export const momentIn = (timeZone: string, at: number | undefined): string =>
  at === undefined ? '—' : formatDateTime(at, { language: 'en', timeZone });
