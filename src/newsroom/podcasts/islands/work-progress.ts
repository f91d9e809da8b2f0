/** Asks how far long work is, shows it, and draws the page anew when something has ended. */
type Told = { state: string; works: { id: string; state: string; progress: number }[] };

const pause = 2_000;

class WorkProgress extends HTMLElement {
  #before: string | undefined;
  #timer: number | undefined;

  connectedCallback(): void {
    this.#timer = window.setTimeout(() => void this.#ask(), pause / 4);
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
  }

  async #ask(): Promise<void> {
    const told = await fetch(this.dataset['from'] ?? '', { headers: { accept: 'application/json' } })
      .then((answer) => (answer.ok ? (answer.json() as Promise<Told>) : undefined))
      .catch(() => undefined);
    if (told) this.#show(told);
    if (this.isConnected) this.#timer = window.setTimeout(() => void this.#ask(), pause);
  }

  #show({ state, works }: Told): void {
    for (const { id, progress } of works) {
      const bar = this.querySelector<HTMLProgressElement>(`[data-work="${id}"] progress`);
      if (bar) bar.value = progress;
    }
    const now = JSON.stringify([state, works.map((work) => [work.id, ['waiting', 'running'].includes(work.state)])]);
    const hasEnded = this.#before !== undefined && this.#before !== now;
    this.#before = now;
    // Nobody loses what they are typing for it.
    const field = document.activeElement;
    const isTyping = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
    if (hasEnded && !isTyping) location.reload();
    else if (hasEnded) this.#tell();
  }

  #tell(): void {
    const link = document.createElement('a');
    link.href = location.pathname;
    link.textContent = 'Something is done. Show it.';
    const line = document.createElement('p');
    line.setAttribute('role', 'status');
    line.append(link);
    this.append(line);
  }
}

customElements.define('work-progress', WorkProgress);
