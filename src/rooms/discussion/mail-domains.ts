import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import { cutText } from '../../common/text.ts';
import type { World } from '../../world.ts';
import {
  disposableActs,
  putDomain,
  replaceDisposable,
  type Account,
  type DisposableAct,
} from '../accounts/accounts.ts';
import { publicationOf, saveSettings, type PublicationSettings } from '../publication/publication.ts';
import { cleanCommentText } from './clean-comment-text.ts';
import { hostIn } from './own-rules/parse-rule.ts';
import { recordDecision } from './record-decision.ts';
import { may } from './staff-actions.ts';

export const domainActs = ['refuse', 'hold', 'allow'] as const;
export type OwnDomainAct = (typeof domainActs)[number];

export const mostDisposable = 200_000;
const longestNote = 200;

export type DomainRefusal = 'not-allowed' | 'bad-domain';

/** Says what is done with addresses of a domain and of those below it: at registration and with every comment. Undefined: nothing. */
export const setMailDomain = async (
  world: World,
  {
    account,
    domain: given,
    act,
    note,
  }: { account: Account; domain: string; act: OwnDomainAct | undefined; note: string },
): Promise<Outcome<{ domain: string }, DomainRefusal>> => {
  if (!may(account, 'edit-domains')) return refuse('not-allowed');
  const domain = hostIn(given.slice(given.lastIndexOf('@') + 1));
  // A whole ending (“com”) is nobody's mail provider.
  if (domain === undefined || !domain.includes('.')) return refuse('bad-domain');
  const publication = await publicationOf(world);
  const said = cutText(cleanCommentText(note).replace(/\s+/g, ' ').trim(), longestNote);
  await world.write(async (tx) => {
    await putDomain(world, tx, { domain, act, note: said, accountId: account.id });
    const details = { domain, does: act ?? 'nothing' };
    await recordDecision(world, tx, {
      by: account,
      act: 'domain-changed',
      about: {},
      publication,
      words: said,
      details,
    });
  });
  return ok({ domain });
};

/** Says what is done with the addresses on the list of disposable ones. */
export const setDisposable = async (
  world: World,
  { account, act }: { account: Account; act: string },
): Promise<Outcome<DisposableAct, 'not-allowed' | 'bad-act'>> => {
  if (!may(account, 'edit-domains')) return refuse('not-allowed');
  const known = disposableActs.find((one) => one === act);
  if (known === undefined) return refuse('bad-act');
  const publication = await publicationOf(world);
  await saveSettings(world, { disposableMail: known } as Partial<PublicationSettings>);
  await world.write((tx) =>
    recordDecision(world, tx, {
      by: account,
      act: 'domain-changed',
      about: {},
      publication,
      details: { disposable: known },
    }),
  );
  return ok(known);
};

/** Reads a list of domains, one a line, `#` begins a comment, and puts it in the place of the list of disposable ones. */
export const importDisposable = async (
  world: World,
  { account, text }: { account: Account; text: string },
): Promise<Outcome<{ taken: number; leftOut: number }, 'not-allowed' | 'too-many'>> => {
  if (!may(account, 'edit-domains')) return refuse('not-allowed');
  const domains = new Set<string>();
  let leftOut = 0;
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n?|\n/)) {
    const [name = ''] = line
      .replace(/#.*/, '')
      .trim()
      .split(/[\s,;]/, 1);
    if (name === '') continue;
    const domain = hostIn(name.replace(/^\*\./, ''));
    if (domain === undefined || !domain.includes('.')) leftOut += 1;
    else domains.add(domain);
    if (domains.size > mostDisposable) return refuse('too-many');
  }
  const publication = await publicationOf(world);
  await world.write(async (tx) => {
    await replaceDisposable(world, tx, { domains: [...domains], accountId: account.id });
    const details = { imported: domains.size };
    await recordDecision(world, tx, { by: account, act: 'domain-changed', about: {}, publication, details });
  });
  return ok({ taken: domains.size, leftOut });
};
