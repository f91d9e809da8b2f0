import type { JSX } from 'preact';
import { encode } from 'uqr';
import type { Visit } from '../../publication/publication.ts';
import { Button } from '../../../ui/parts/Button.tsx';
import type { CredentialWords } from '../credential-words.ts';
import { Carried, Entrance } from './SignIn.tsx';
import { CodeField } from './CodeField.tsx';
import { PasskeyForm } from './PasskeyForm.tsx';

type Common = { visit: Visit; words: CredentialWords };

export type SecondStepProps = Common & {
  fault?: string | undefined;
  hasPasskeys: boolean;
  returnTo: string;
  draft: string | undefined;
};

/** Between the first proof and the session. */
export const SecondStepPage = ({ visit, words, fault, hasPasskeys, returnTo, draft }: SecondStepProps): JSX.Element => (
  <Entrance title={words.secondTitle} standfirst={words.secondWhy}>
    <form class="form entrance-form" method="post" action={visit.link('/sign-in/second-factor')}>
      <CodeField label={words.secondLabel} hint={words.secondHint} fault={fault} isDigits={false} />
      <div class="entrance-go">
        <Button>{words.goOn}</Button>
      </div>
    </form>
    {hasPasskeys ? (
      <PasskeyForm visit={visit} act="get">
        <Carried returnTo={returnTo} draft={draft} />
      </PasskeyForm>
    ) : null}
  </Entrance>
);

/** The dark squares of a QR code as one path: each run of a row is a bar. */
export const qrPath = (text: string): { path: string; size: number } => {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  const bars = data.flatMap((row, y) =>
    [
      ...row
        .map((dark) => (dark ? '1' : '0'))
        .join('')
        .matchAll(/1+/g),
    ].map(({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`),
  );
  return { path: bars.join(''), size };
};

const QrCode = ({ text, label }: { text: string; label: string }): JSX.Element => {
  const { path, size } = qrPath(text);
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={path} fill="currentColor" />
    </svg>
  );
};

const inFours = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? secret;

export type SetUpProps = Common & { secret: string; address: string; fault?: string | undefined };

/** Puts the key into an app and shows that it is there. */
export const SetUp = ({ visit, words, secret, address, fault }: SetUpProps): JSX.Element => (
  <div class="credential">
    <p>{words.setUpScan}</p>
    <QrCode text={address} label={words.qrLabel} />
    <p>
      {words.setUpType} <code class="secret-key">{inFours(secret)}</code>
    </p>
    <form class="form" method="post" action={visit.link('/me/sign-in/totp/confirm')}>
      <CodeField label={words.setUpCode} fault={fault} />
      <Button>{words.switchOn}</Button>
    </form>
  </div>
);

/** Shown once, and never again. */
export const RecoveryCodes = ({
  words,
  codes,
  next,
}: {
  words: CredentialWords;
  codes: readonly string[];
  next: string;
}): JSX.Element => (
  <div class="credential">
    <ol class="recovery-codes" dir="ltr">
      {codes.map((code) => (
        <li>
          <code>{code}</code>
        </li>
      ))}
    </ol>
    <p>
      <a class="button" href={next}>
        {words.codesDone}
      </a>
    </p>
  </div>
);

/** For staff who must set up a second step before they go on. */
export const EnrolPage = ({ visit, words }: Common): JSX.Element => (
  <div class="credential">
    <div class="credential-choice">
      <form method="post" action={visit.link('/me/sign-in/totp')}>
        <Button>{words.setUp}</Button>
      </form>
      <PasskeyForm visit={visit} act="create" />
    </div>
  </div>
);
