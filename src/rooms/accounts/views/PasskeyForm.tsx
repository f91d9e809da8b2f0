import type { ComponentChildren, FunctionComponent, HTMLAttributes, JSX } from 'preact';
import { wordsFor } from '../../../common/words.ts';
import { Button } from '../../../ui/parts/Button.tsx';
import type { Visit } from '../../publication/publication.ts';
import { credentialWords } from '../credential-words.ts';

/** The island of the same name shows the form where the device knows passkeys; Preact draws a string as the element of that name. */
const Island = 'passkey-form' as unknown as FunctionComponent<HTMLAttributes<HTMLElement>>;

type Props = {
  visit: Visit;
  /** `get` signs in, `create` makes a new one. */
  act: 'get' | 'create';
  tone?: 'plain' | 'quiet';
  /** What is sent along: where to go back to. */
  children?: ComponentChildren;
};

const paths = {
  get: ['/sign-in/passkey/options', '/sign-in/passkey'],
  create: ['/me/sign-in/passkeys/options', '/me/sign-in/passkeys'],
} as const;

/** A button that asks the device for a passkey. To be shown on pages that load the island `passkey.js`. */
export const PasskeyForm = ({ visit, act, tone = 'quiet', children }: Props): JSX.Element => {
  const words = wordsFor(credentialWords, visit.edition.language);
  const [options, action] = paths[act];
  return (
    <Island
      class="passkey-form"
      data-act={act}
      data-options={visit.link(options)}
      data-failed={words.passkeyFailed}
      data-known={words.passkeyKnown}
    >
      <form method="post" action={visit.link(action)} hidden>
        <input type="hidden" name="credential" value="" />
        {children}
        <Button tone={tone}>{act === 'get' ? words.withPasskey : words.addPasskey}</Button>
        <p class="field-fault" role="status" />
      </form>
      {act === 'create' ? (
        <noscript>
          <p class="field-hint">{words.passkeyNeedsScript}</p>
        </noscript>
      ) : null}
    </Island>
  );
};
