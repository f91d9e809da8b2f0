/** Lets the buttons that save and follow act in place, for readers who are signed in. Without it they are forms that lead back here. */
type Became = { isOn: boolean; name: string; word: string; fullName: string; said: string; stroke: string };

let voice: HTMLElement | undefined;

/** Says it to those who do not see the button change. */
const say = (text: string): void => {
  if (!voice) {
    voice = document.createElement('div');
    voice.className = 'unseen';
    voice.setAttribute('role', 'status');
    document.body.append(voice);
  }
  voice.textContent = '';
  const spoken = voice;
  setTimeout(() => (spoken.textContent = text), 50);
};

class ReaderMark extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('submit', (event) => void this.#send(event));
  }

  async #send(event: SubmitEvent): Promise<void> {
    const form = event.target as HTMLFormElement;
    const button = event.submitter as HTMLButtonElement | null;
    if (!button || button.ariaBusy === 'true') return event.preventDefault();
    event.preventDefault();
    button.ariaBusy = 'true';
    const answer = await fetch(form.action, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams([[button.name, button.value]]),
    }).catch(() => undefined);
    button.ariaBusy = null;
    // Signed out meanwhile, or no network: the form goes its ordinary way and the page that comes says what is the matter.
    if (!answer || answer.status === 401) {
      const sent = document.createElement('input');
      sent.type = 'hidden';
      sent.name = button.name;
      sent.value = button.value;
      form.append(sent);
      return form.submit();
    }
    const became = (await answer.json()) as Became;
    say(became.said);
    if (answer.ok) redraw(button, became);
  }
}

/** The same story may stand on the page twice. */
const redraw = (pressed: HTMLButtonElement, { isOn, name, word, fullName, stroke }: Became): void => {
  for (const button of document.querySelectorAll<HTMLButtonElement>('reader-mark button')) {
    if (button.value !== pressed.value) continue;
    button.name = name;
    button.classList.toggle('is-on', isOn);
    button.querySelector('path')?.setAttribute('d', stroke);
    const text = button.querySelector('span');
    if (text) text.textContent = text.className === 'unseen' ? fullName : word;
  }
};

customElements.define('reader-mark', ReaderMark);
