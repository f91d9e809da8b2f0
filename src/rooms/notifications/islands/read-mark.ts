/** Marks the list as read once it has been shown; the marks of what is new stay until the page is opened again. */
class ReadMark extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    if (!form) return;
    const send = async (): Promise<void> => {
      document.removeEventListener('visibilitychange', seen);
      const until = form.querySelector('input')?.value ?? '';
      const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams({ until }) }).catch(
        () => undefined,
      );
      if (!answer?.ok) return;
      this.hidden = true;
      document.dispatchEvent(new Event('notifications-read'));
    };
    const seen = (): void => {
      if (!this.isConnected) return document.removeEventListener('visibilitychange', seen);
      if (document.visibilityState === 'visible') void send();
    };
    document.addEventListener('visibilitychange', seen);
    seen();
  }
}

customElements.define('read-mark', ReadMark);
