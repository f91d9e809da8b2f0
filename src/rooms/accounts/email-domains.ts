import type { Tx, World } from '../../world.ts';
import { publicationOf, type Publication } from '../publication/publication.ts';
import {
  countListed,
  deleteDomainRule,
  deleteListed,
  domainRulesFor,
  hasDomainRules,
  insertListed,
  ownDomainRules,
  putDomainRule,
  type DomainAct,
  type DomainRule,
} from './email-domains.store.ts';

/** What is told when a rule about domains changes. */
export const emailDomainsTopic = 'email-domains';

/** What is done with addresses on the list of disposable ones; kept as the setting `disposableMail`. */
export const disposableActs = ['nothing', 'hold', 'refuse'] as const;
export type DisposableAct = (typeof disposableActs)[number];

/** Whether there is any rule at all: mostly there is none, and nothing more is asked. */
const hasAny = (world: World): Promise<boolean> =>
  world.memory.keep('email-domains', [emailDomainsTopic], () => hasDomainRules(world.db));

/** The domain of an address and those above it: `a.b.example`, `b.example`, `example`. */
const domainsOf = (email: string): string[] => {
  const labels = email
    .slice(email.lastIndexOf('@') + 1)
    .toLowerCase()
    .split('.')
    .slice(-10);
  return labels.map((_, i) => labels.slice(i).join('.'));
};

const known = new WeakMap<World, Map<string, DomainRule | undefined>>();
const mostKnown = 5_000;

const memoryOf = (world: World): Map<string, DomainRule | undefined> => {
  let memory = known.get(world);
  if (!memory) {
    const made = new Map<string, DomainRule | undefined>();
    known.set(world, (memory = made));
    world.onChanges((topics) => {
      if (topics === null || topics.includes(emailDomainsTopic)) made.clear();
    });
  }
  return memory;
};

/** The rule that holds for an address: the one of its own domain before those of the domains above it. */
export const domainRuleOf = async (world: World, email: string): Promise<DomainRule | undefined> => {
  if (!(await hasAny(world))) return undefined;
  const memory = memoryOf(world);
  const names = domainsOf(email);
  const [own = ''] = names;
  if (memory.has(own)) return memory.get(own);
  const rules = await domainRulesFor(world.db, names);
  const nearest = names.map((name) => rules.find(({ domain }) => domain === name)).find(Boolean);
  if (memory.size >= mostKnown) memory.clear();
  memory.set(own, nearest);
  return nearest;
};

/** Whether an address is of a domain on the list of disposable ones. */
export const disposableMail = async (world: World, email: string): Promise<boolean> =>
  (await domainRuleOf(world, email))?.act === 'listed';

/** What the publication does with disposable addresses; nothing unless it says so. */
export const disposableAct = ({ settings }: Publication): DisposableAct => {
  const stored = (settings as Record<string, unknown>)['disposableMail'];
  return disposableActs.find((act) => act === stored) ?? 'nothing';
};

/** What is done with somebody who has this address: at registration and with every comment. */
export const mailVerdict = async (world: World, email: string): Promise<'refuse' | 'hold' | undefined> => {
  const act = (await domainRuleOf(world, email))?.act;
  if (act === 'refuse' || act === 'hold') return act;
  if (act !== 'listed') return undefined;
  const disposable = disposableAct(await publicationOf(world));
  return disposable === 'nothing' ? undefined : disposable;
};

/** The publication's own rules about domains, by name, and how many domains are listed as disposable. */
export const domainRules = async (
  world: World,
  after: string,
): Promise<{ rules: readonly DomainRule[]; listed: number }> => ({
  rules: await ownDomainRules(world.db, after, domainsPerPage),
  listed: await countListed(world.db),
});

export const domainsPerPage = 200;

/** Says what is done with addresses of a domain; undefined: nothing any more. */
export const putDomain = async (
  world: World,
  tx: Tx,
  {
    domain,
    act,
    note,
    accountId,
  }: Pick<DomainRule, 'domain' | 'note'> & { act: DomainAct | undefined; accountId: string },
): Promise<void> => {
  if (act === undefined) await deleteDomainRule(tx.db, domain);
  else await putDomainRule(tx.db, { domain, act, note, at: world.now() }, accountId);
  await tx.changed(emailDomainsTopic);
};

/** Puts a new list of disposable domains in the place of the old one. */
export const replaceDisposable = async (
  world: World,
  tx: Tx,
  { domains, accountId }: { domains: readonly string[]; accountId: string },
): Promise<void> => {
  await deleteListed(tx.db);
  await insertListed(tx.db, domains, { accountId, at: world.now() });
  await tx.changed(emailDomainsTopic);
};
