/**
 * Makes the desk of stories quick: several are selected with Shift, cards and what stands in the calendar are dragged, and what
 * colleagues do is seen at once. All it improves is there before and works by itself.
 */
import { followDesk } from './desk/follow.ts';
import { dragCards, dragMoments } from './desk/drag.ts';
import { helpSelecting } from './desk/select.ts';

class StoryDesk extends HTMLElement {
  private stop: (() => void) | undefined;

  connectedCallback(): void {
    const say = document.createElement('p');
    say.className = 'unseen';
    say.setAttribute('role', 'status');
    this.append(say);
    const tell = (words: string): void => {
      say.textContent = words;
    };
    const follow = followDesk(this);
    this.stop = follow.stop;
    helpSelecting(this);
    dragCards(this, { tell, refresh: follow.refresh });
    dragMoments(this, { tell, refresh: follow.refresh });
  }

  disconnectedCallback(): void {
    this.stop?.();
  }
}

customElements.define('story-desk', StoryDesk);
