/** Signs in with a passkey, or makes one. Without a script, or where the device has none, the form stays hidden. */
type Base64Url = string;
type Described = { id: Base64Url; type: PublicKeyCredentialType; transports?: AuthenticatorTransport[] };
type Asked = {
  challenge: Base64Url;
  user?: { id: Base64Url; name: string; displayName: string };
  allowCredentials?: Described[];
  excludeCredentials?: Described[];
};

const bytes = (text: Base64Url): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
const text = (buffer: ArrayBuffer): Base64Url =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

/** The options as browsers take them; older ones cannot read the JSON form themselves. */
const optionsFrom = (asked: Asked): PublicKeyCredentialCreationOptions & PublicKeyCredentialRequestOptions => {
  const described = (all: Described[] | undefined) => all?.map((one) => ({ ...one, id: bytes(one.id) }));
  return {
    ...asked,
    challenge: bytes(asked.challenge),
    ...(asked.user ? { user: { ...asked.user, id: bytes(asked.user.id) } } : {}),
    ...(asked.allowCredentials ? { allowCredentials: described(asked.allowCredentials) } : {}),
    ...(asked.excludeCredentials ? { excludeCredentials: described(asked.excludeCredentials) } : {}),
  } as unknown as PublicKeyCredentialCreationOptions & PublicKeyCredentialRequestOptions;
};

/** What the server is told of it. */
const jsonOf = ({ id, rawId, type, response }: PublicKeyCredential): string => {
  const sent: Record<string, unknown> = {};
  const parts = ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle'];
  for (const part of parts) {
    const value = (response as unknown as Record<string, unknown>)[part];
    if (value instanceof ArrayBuffer) sent[part] = text(value);
  }
  const transports = (response as Partial<AuthenticatorAttestationResponse>).getTransports?.();
  if (transports) sent['transports'] = transports;
  return JSON.stringify({ id, rawId: text(rawId), type, response: sent });
};

class PasskeyForm extends HTMLElement {
  #waiting: AbortController | undefined;

  connectedCallback(): void {
    const form = this.querySelector('form');
    if (!form || !globalThis.PublicKeyCredential) return;
    form.hidden = false;
    form.addEventListener('submit', (event) => {
      const field = this.#field;
      if (field?.value) {
        // Sent once: who comes back to this page signs anew.
        setTimeout(() => (field.value = ''));
        return;
      }
      event.preventDefault();
      void this.#go();
    });
    if (this.dataset['act'] === 'get') void this.#offerInField();
  }

  get #field(): HTMLInputElement | null {
    return this.querySelector<HTMLInputElement>('input[name="credential"]');
  }

  /** Browsers that can show passkeys among the suggestions of the address field do so. */
  async #offerInField(): Promise<void> {
    const canOffer = await PublicKeyCredential.isConditionalMediationAvailable?.();
    if (canOffer && document.querySelector('input[autocomplete~="webauthn"]')) await this.#go('conditional');
  }

  async #go(mediation?: 'conditional'): Promise<void> {
    this.#waiting?.abort();
    const waiting = (this.#waiting = new AbortController());
    this.#say('');
    try {
      const publicKey = await this.#ask();
      if (!publicKey || waiting.signal.aborted) return;
      const { signal } = waiting;
      const made =
        this.dataset['act'] === 'create'
          ? await navigator.credentials.create({ publicKey, signal })
          : await navigator.credentials.get({ publicKey, signal, ...(mediation ? { mediation } : {}) });
      if (made) this.#send(made as PublicKeyCredential);
    } catch (error) {
      const { name } = error as Error;
      if (name === 'AbortError' || mediation) return;
      this.#say((name === 'InvalidStateError' ? this.dataset['known'] : undefined) ?? this.dataset['failed'] ?? '');
    }
  }

  async #ask(): Promise<ReturnType<typeof optionsFrom> | undefined> {
    const answer = await fetch(this.dataset['options'] ?? '', { method: 'POST' });
    const asked = (await answer.json()) as Asked & { again?: string };
    if (asked.again) location.assign(asked.again);
    if (!answer.ok && !asked.again) throw new Error(String(answer.status));
    return asked.again ? undefined : optionsFrom(asked);
  }

  #send(made: PublicKeyCredential): void {
    if (this.#field) this.#field.value = jsonOf(made);
    this.querySelector('form')?.requestSubmit();
  }

  #say(words: string): void {
    const status = this.querySelector('[role="status"]');
    if (status) status.textContent = words;
  }
}

customElements.define('passkey-form', PasskeyForm);
