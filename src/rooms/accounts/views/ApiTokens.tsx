import type { JSX } from 'preact';
import { formatDate, formatDateTime } from '../../../common/dates.ts';
import { plural, wordsFor } from '../../../common/words.ts';
import { Button } from '../../../ui/parts/Button.tsx';
import { Field, Select } from '../../../ui/parts/Field.tsx';
import { Notice } from '../../../ui/parts/Notice.tsx';
import type { Visit } from '../../publication/publication.ts';
import type { Account } from '../account.ts';
import {
  longestTokenName,
  tokenLives,
  usualLife,
  type ApiToken,
  type TokenDraft,
  type TokenRefusal,
} from '../api-tokens.ts';
import { mayHaveScope, readerScopes, staffScopes, type ApiScope } from '../token-scopes.ts';
import { apiTokenWords, type ApiTokenWords } from '../api-token-words.ts';
import { AccountPage } from './AccountPage.tsx';
import { SavedNotice } from './Profile.tsx';

type Scene = { visit: Visit; account: Account; now: number };

const here = '/me/tokens';
const dayLong = 86_400_000;

const wordsOf = ({ edition }: Visit): ApiTokenWords => wordsFor(apiTokenWords, edition.language);

const placeOf = ({ edition, publication }: Visit): { language: string; timeZone: string } => ({
  language: edition.language,
  timeZone: publication.settings.timeZone,
});

const TokenRow = ({ visit, token, now }: Pick<Scene, 'visit' | 'now'> & { token: ApiToken }): JSX.Element => {
  const words = wordsOf(visit);
  const place = placeOf(visit);
  const used = token.usedAt === undefined ? words.unused : words.used(formatDateTime(token.usedAt, place));
  const end = formatDate(token.expiresAt, place);
  return (
    <li class="device">
      <div>
        <p class="device-name">
          <bdi>{token.name}</bdi>
        </p>
        <p class="device-when">
          {[
            words.made(formatDate(token.createdAt, place)),
            used,
            token.expiresAt > now ? words.ends(end) : words.ended(end),
          ].join(' · ')}
        </p>
        <ul class="token-scopes">
          {token.scopes.map((scope) => (
            <li key={scope}>{words.scopes[scope]}</li>
          ))}
        </ul>
      </div>
      <form method="post" action={visit.link(`${here}/${encodeURIComponent(token.id)}/revoke`)}>
        <button class="button button-quiet" type="submit" aria-label={words.revokeThis(token.name)}>
          {words.revoke}
        </button>
      </form>
    </li>
  );
};

export type ApiTokensProps = Scene & { tokens: readonly ApiToken[]; isRevoked: boolean };

/** The tokens a reader has given to programs. */
export const ApiTokens = ({ visit, account, now, tokens, isRevoked }: ApiTokensProps): JSX.Element => {
  const words = wordsOf(visit);
  return (
    <AccountPage visit={visit} account={account} current={here} title={words.title} standfirst={words.about}>
      {isRevoked ? <SavedNotice>{words.revoked}</SavedNotice> : null}
      <p class="account-actions">
        <a class="button" href={visit.link(`${here}/new`)}>
          {words.make}
        </a>
        <a class="button button-quiet" href="/api">
          {words.documentation}
        </a>
      </p>
      {tokens.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ul class="devices">
          {tokens.map((token) => (
            <TokenRow key={token.id} visit={visit} token={token} now={now} />
          ))}
        </ul>
      )}
    </AccountPage>
  );
};

type ScopesProps = {
  words: ApiTokenWords;
  legend: string;
  hint?: string;
  scopes: readonly ApiScope[];
  chosen: readonly string[];
};

const Scopes = ({ words, legend, hint, scopes, chosen }: ScopesProps): JSX.Element | null =>
  scopes.length === 0 ? null : (
    <fieldset class="field choices" aria-describedby={hint === undefined ? undefined : 'newsroom-scopes-hint'}>
      <legend>{legend}</legend>
      {hint === undefined ? null : (
        <p class="field-hint" id="newsroom-scopes-hint">
          {hint}
        </p>
      )}
      {scopes.map((scope) => (
        <label class="choice">
          <input type="checkbox" name="scope" value={scope} checked={chosen.includes(scope)} />
          <span>{words.scopes[scope]}</span>
        </label>
      ))}
    </fieldset>
  );

export type NewTokenProps = Scene & { typed?: TokenDraft | undefined; fault?: TokenRefusal | undefined };

/** The form that makes a token. */
export const NewToken = ({ visit, account, now, typed, fault }: NewTokenProps): JSX.Element => {
  const words = wordsOf(visit);
  const place = placeOf(visit);
  const chosen = typed?.scopes ?? ['read'];
  const lives = tokenLives.map((days) => {
    const span = plural(visit.edition.language, days, words.days);
    return { value: String(days), label: words.until(span, formatDate(now + days * dayLong, place)) };
  });
  return (
    <AccountPage visit={visit} account={account} current={here} title={words.newTitle} standfirst={words.newAbout}>
      {fault ? <Notice tone="alarm">{words.faults[fault]}</Notice> : null}
      <form class="form" method="post" action={visit.link(here)}>
        <Field
          name="name"
          label={words.name}
          hint={words.nameHint}
          value={typed?.name}
          maxLength={longestTokenName}
          fault={fault === 'no-name' ? words.faults[fault] : undefined}
          autocomplete="off"
          dir="auto"
          isRequired
        />
        <Scopes words={words} legend={words.scopesLabel} scopes={readerScopes} chosen={chosen} />
        <Scopes
          words={words}
          legend={words.scopesNewsroom}
          hint={words.scopesNewsroomHint}
          scopes={staffScopes.filter((scope) => mayHaveScope(account.role, scope))}
          chosen={chosen}
        />
        <Select name="days" label={words.end} value={String(typed?.days ?? usualLife)} choices={lives} />
        <Button>{words.create}</Button>
      </form>
    </AccountPage>
  );
};

export type MadeTokenProps = Pick<Scene, 'visit' | 'account'> & { token: string; made: ApiToken };

/** The one time a token is shown. */
export const MadeToken = ({ visit, account, token, made }: MadeTokenProps): JSX.Element => {
  const words = wordsOf(visit);
  return (
    <AccountPage visit={visit} account={account} current={here} title={words.madeTitle} standfirst={words.madeText}>
      <div class="field token-once">
        <label for="field-token">
          {words.token}: <bdi>{made.name}</bdi>
        </label>
        <input class="input" id="field-token" type="text" value={token} readonly dir="ltr" autocomplete="off" />
      </div>
      <p>{words.ends(formatDate(made.expiresAt, placeOf(visit)))}</p>
      <p>
        <a href={visit.link(here)}>{words.backToTokens}</a>
      </p>
    </AccountPage>
  );
};
