/** What every page of the settings shares: who may, the two bars, what is said after saving, and how a form is read. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ComponentChildren, JSX } from 'preact';
import type { Account } from '../../rooms/accounts/accounts.ts';
import { mayStory, type StoryAction } from '../../rooms/articles/articles.ts';
import { Notice } from '../../ui/parts/Notice.tsx';
import type { World } from '../../world.ts';
import { staffOnly } from '../staff-only.ts';
import { StaffBar } from '../views/StaffBar.tsx';

type Entry = { key: string; href: string; name: string; text: string; needs: StoryAction };

/** The pages of the settings in the order of the bar; each says its own line here. */
export const settingsPages: readonly Entry[] = [
  {
    key: 'publication',
    href: '/newsroom/settings/publication',
    name: 'Publication',
    text: 'Name and tagline, time zone, address for letters, who publishes.',
    needs: 'edit-settings',
  },
  {
    key: 'appearance',
    href: '/newsroom/settings/appearance',
    name: 'Appearance',
    text: 'Accent, paper, faces, corners; tried out before they are saved.',
    needs: 'edit-settings',
  },
  {
    key: 'logo',
    href: '/newsroom/settings/logo',
    name: 'Logo and icon',
    text: 'A drawn name for light and dark pages, and the square icon of tabs and home screens.',
    needs: 'edit-settings',
  },
  {
    key: 'theme',
    href: '/newsroom/settings/theme',
    name: 'Theme',
    text: 'A folder with tokens, a stylesheet and parts of pages: what is in it, and what is wrong with it.',
    needs: 'edit-settings',
  },
  {
    key: 'editions',
    href: '/newsroom/settings/editions',
    name: 'Editions',
    text: 'Languages the publication appears in.',
    needs: 'edit-publication',
  },
  {
    key: 'staff',
    href: '/newsroom/staff',
    name: 'People',
    text: 'Who works here, invitations, roles and what each may do.',
    needs: 'see-people',
  },
  {
    key: 'sections',
    href: '/newsroom/sections',
    name: 'Sections',
    text: 'What the publication is divided into, and in which order.',
    needs: 'edit-sections',
  },
  {
    key: 'tags',
    href: '/newsroom/tags',
    name: 'Tags',
    text: 'What stories are about: renamed, merged, described.',
    needs: 'edit-sections',
  },
  {
    key: 'authors',
    href: '/newsroom/authors',
    name: 'Authors',
    text: 'Names over stories, their pages, guests.',
    needs: 'edit-authors',
  },
  {
    key: 'navigation',
    href: '/newsroom/settings/navigation',
    name: 'Navigation and footer',
    text: 'What stands round every page, edition by edition.',
    needs: 'edit-settings',
  },
  {
    key: 'sharing',
    href: '/newsroom/settings/sharing',
    name: 'Sharing and following',
    text: 'Networks in the share row, profiles elsewhere, feeds.',
    needs: 'edit-settings',
  },
  {
    key: 'policies',
    href: '/newsroom/settings/policies',
    name: 'Policies',
    text: 'Which pages are guidelines, privacy, terms, imprint and the note about cookies.',
    needs: 'edit-settings',
  },
  {
    key: 'crawlers',
    href: '/newsroom/settings/crawlers',
    name: 'Crawlers',
    text: 'Which AI crawlers are asked to stay away; further lines for robots.txt.',
    needs: 'edit-settings',
  },
  {
    key: 'mail',
    href: '/newsroom/settings/mail',
    name: 'Mail',
    text: 'From whom letters come and how they leave; a test letter.',
    needs: 'edit-publication',
  },
  {
    key: 'connections',
    href: '/newsroom/settings/connections',
    name: 'API and webhooks',
    text: 'What programs may do, and what they are told.',
    needs: 'edit-settings',
  },
];

/** The second row under the newsroom's bar. */
export const SettingsBar = ({ account, here }: { account: Account; here: string }): JSX.Element => (
  <nav class="desk-bar" aria-label="Settings">
    <ul class="link-row">
      {settingsPages
        .filter(({ needs }) => mayStory(account, needs))
        .map(({ key, href, name }) => (
          <li key={key}>
            <a href={href} aria-current={key === here ? 'page' : undefined}>
              {name}
            </a>
          </li>
        ))}
    </ul>
  </nav>
);

type Page = {
  account: Account;
  here: string;
  title: string;
  children: ComponentChildren;
  status?: number | undefined;
  styles?: string[];
  islands?: string[];
};

/** A page of the settings under its two bars. */
export const showSettings = async (
  reply: FastifyReply,
  { account, here, title, children, status = 200, styles = [], islands = [] }: Page,
): Promise<void> => {
  const part = (
    <div class="page staff settings">
      <StaffBar account={account} here="settings" />
      <SettingsBar account={account} here={here} />
      <h1>{title}</h1>
      {children}
    </div>
  );
  const head = { title, kind: 'newsroom', styles: ['settings.css', ...styles], islands };
  await reply.show(part, { head, topics: [], status, isPrivate: true });
};

/** Whoever works here and may do this; for all others the answer has been sent. */
export const settingsStaff = async (
  world: World,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  action: StoryAction = 'edit-settings',
): Promise<Account | undefined> => {
  const account = await staffOnly(world, request, reply);
  if (!account || mayStory(account, action)) return account;
  const who = mayStory({ role: 'editor', disabledAt: undefined }, action)
    ? 'Only editors and publishers'
    : 'Only publishers';
  const children = <p>{who} may see and change this.</p>;
  await showSettings(reply, { account, here: '', title: 'Settings', children, status: 403 });
  return undefined;
};

export type Faults = Readonly<Record<string, string>>;

/** What became of a form: saved, or what is wrong, each with a way to its field. */
export const SaveOutcome = ({
  faults = {},
  isSaved = false,
  saved = 'Saved. Every page follows from now on.',
}: {
  faults?: Faults | undefined;
  isSaved?: boolean;
  saved?: string;
}): JSX.Element | null => {
  const wrong = Object.entries(faults);
  if (wrong.length > 0)
    return (
      <Notice title="Nothing was saved" tone="alarm">
        <ul>
          {wrong.map(([name, words]) => (
            <li key={name}>
              <a href={`#field-${name}`}>{words}</a>
            </li>
          ))}
        </ul>
      </Notice>
    );
  return isSaved ? (
    <p class="notice" role="status">
      {saved}
    </p>
  ) : null;
};

/** What a form sent. A field that is not among it says nothing: `undefined`, and what it stands for is not touched. */
export type SentForm = {
  text: (name: string) => string | undefined;
  list: (name: string) => string[];
  has: (name: string) => boolean;
};

export const sentForm = (body: unknown): SentForm => {
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const list = (name: string): string[] =>
    (Object.hasOwn(fields, name) ? [fields[name]] : []).flat().filter((value) => typeof value === 'string');
  return { list, text: (name) => list(name)[0], has: (name) => Object.hasOwn(fields, name) };
};

/** A box to tick. */
export const Tick = (props: {
  name: string;
  value?: string;
  isOn: boolean;
  children: ComponentChildren;
}): JSX.Element => (
  <label class="choice">
    <input type="checkbox" name={props.name} value={props.value ?? 'yes'} checked={props.isOn} />
    <span>{props.children}</span>
  </label>
);

/** A line each of name, space and address, as people type lists of links. */
export const linesOf = (links: readonly { label: string; href: string }[]): string =>
  links.map(({ label, href }) => `${label} ${href}`.trim()).join('\n');

export const linksIn = (text: string): { label: string; href: string }[] =>
  text
    .split(/\r?\n/)
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => {
      const space = one.lastIndexOf(' ');
      return { label: one.slice(0, Math.max(0, space)).trim(), href: one.slice(space + 1) };
    });

/** Several faults within one field of lines are told at the field. */
export const gathered = (faults: Faults, fields: readonly string[]): Record<string, string> => {
  const found: Record<string, string> = {};
  for (const [path, words] of Object.entries(faults)) {
    const field = fields.find((one) => path === one || path.startsWith(`${one}.`));
    const place = field === undefined ? undefined : /^\.(\d+)/.exec(path.slice(field.length))?.[1];
    found[field ?? path] ??= place === undefined ? words : `Line ${Number(place) + 1}: ${words}`;
  }
  return found;
};
