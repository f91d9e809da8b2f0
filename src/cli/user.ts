import { parseArgs } from 'node:util';
import { closeWorld, openWorld } from '../open-world.ts';
import {
  accountByEmail,
  addAccount,
  changeStaffRole,
  closeStaffAccount,
  disableAccount,
  forgetSecondFactor,
  isStaff,
  listAccounts,
  openStaffAccount,
  roles,
  signInLink,
  type Account,
  type Role,
  type StaffRefusal,
} from '../rooms/accounts/accounts.ts';
import type { World } from '../world.ts';
import type { Command } from './courant.ts';
import { CommandError, type Terminal } from './terminal.ts';

const help = `Usage:
  courant user list
  courant user add EMAIL [--name "Full Name"] [--role ROLE]   adds an account (role: editor unless told) and prints a sign-in link
  courant user link EMAIL                                     prints a new sign-in link: it works once, within a day
  courant user role EMAIL ROLE                                changes what an account may do; the last publisher stays one
  courant user disable EMAIL                                  ends its sessions and lets nobody sign in with it
  courant user enable EMAIL
  courant user forget-factors EMAIL                           takes authenticator app, recovery codes and passkeys off: for a lost telephone

Roles: ${roles.join(', ')}.`;

const roleNamed = (name: string): Role => {
  const role = roles.find((known) => known === name);
  if (!role) throw new CommandError(`“${name}” is no role. The roles are ${roles.join(', ')}.`);
  return role;
};

const needAccount = async (world: World, email: string | undefined): Promise<Account> => {
  if (!email) throw new CommandError(`Which account? Give its e-mail address.\n\n${help}`);
  const account = await accountByEmail(world, email);
  if (!account) throw new CommandError(`There is no account with the address ${email}. “courant user list” shows all.`);
  return account;
};

const refusals: Readonly<Record<StaffRefusal, string>> = {
  'last-publisher': 'This is the last publisher: make somebody else publisher first.',
  'no-role': 'There is no such role.',
  'not-found': 'This account is gone.',
  'not-allowed': 'This is not allowed.',
};

const need = (done: { ok: true } | { ok: false; refusal: StaffRefusal }): void => {
  if (!done.ok) throw new CommandError(refusals[done.refusal]);
};

/** Readers are let in and out; with those who work here it is noted and they are told. */
const setDisabled = async (world: World, { id, role }: Account, isDisabled: boolean): Promise<void> => {
  if (!isStaff(role)) return disableAccount(world, id, isDisabled);
  const asked = { by: 'operator', accountId: id } as const;
  need(await (isDisabled ? closeStaffAccount(world, asked) : openStaffAccount(world, asked)));
};

type Verb = (world: World, args: string[], terminal: Terminal) => Promise<void>;

const verbs: Readonly<Record<string, Verb>> = {
  list: async (world, _args, terminal) => {
    const accounts = await listAccounts(world);
    if (accounts.length === 0) terminal.out('There are no accounts yet.');
    for (const { email, name, role, disabledAt } of accounts) {
      terminal.out(`${email}  ${role}${disabledAt === undefined ? '' : ' (disabled)'}  ${name}`);
    }
  },
  add: async (world, args, terminal) => {
    const options = { name: { type: 'string' }, role: { type: 'string', default: 'editor' } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [email] = positionals;
    if (!email) throw new CommandError(`Which e-mail address?\n\n${help}`);
    const name = values.name ?? email.split('@')[0] ?? email;
    const added = await addAccount(world, { email, name, role: roleNamed(values.role) });
    if (!added.ok) throw new CommandError(added.detail ?? added.refusal);
    terminal.out(
      `Added ${added.value.email} as ${added.value.role}. To sign in, open this address once, within a day:`,
    );
    terminal.out(await signInLink(world, added.value.id));
  },
  link: async (world, [email], terminal) => terminal.out(await signInLink(world, (await needAccount(world, email)).id)),
  role: async (world, [email, role], terminal) => {
    const account = await needAccount(world, email);
    need(await changeStaffRole(world, { by: 'operator', accountId: account.id, role: roleNamed(role ?? '') }));
    terminal.out(`${account.email} is now ${role}.`);
  },
  disable: async (world, [email], terminal) => {
    const account = await needAccount(world, email);
    await setDisabled(world, account, true);
    terminal.out(`${account.email} is disabled and signed out everywhere.`);
  },
  enable: async (world, [email], terminal) => {
    const account = await needAccount(world, email);
    await setDisabled(world, account, false);
    terminal.out(`${account.email} may sign in again.`);
  },
  'forget-factors': async (world, [email], terminal) => {
    const account = await needAccount(world, email);
    await forgetSecondFactor(world, account);
    terminal.out(`${account.email} signs in by mail or password alone until a second step is set up anew.`);
  },
};

export const user: Command = {
  help,
  run: async ([name = '', ...args], terminal) => {
    const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
    if (!verb) throw new CommandError(name ? `“courant user ${name}” is unknown.\n\n${help}` : help);
    const world = await openWorld();
    try {
      await verb(world, args, terminal);
      return 0;
    } finally {
      await closeWorld(world);
    }
  },
};
