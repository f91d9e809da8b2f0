/**
 * Lets the focal point be set on the picture: by a click, by dragging, and with the arrow keys; the cuts below follow at once.
 * What counts is sent by the form.
 */
import { cutsOf } from '../../../common/picture-cuts.ts';

const bound = (part: number): number => Math.min(1, Math.max(0, part));

class FocalPoint extends HTMLElement {
  #mark: HTMLElement | undefined;

  connectedCallback(): void {
    const stage = this.querySelector<HTMLElement>('.focal-stage');
    if (!stage || this.#mark) return;
    const mark = document.createElement('button');
    mark.type = 'button';
    mark.className = 'focal-mark';
    mark.setAttribute('aria-label', 'Focal point: move it with the arrow keys');
    mark.addEventListener('keydown', (event) => this.#followKey(event));
    stage.append(mark);
    stage.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      stage.setPointerCapture(event.pointerId);
      this.#followPointer(stage, event);
      mark.focus();
    });
    stage.addEventListener('pointermove', (event) => {
      if (stage.hasPointerCapture(event.pointerId)) this.#followPointer(stage, event);
    });
    this.addEventListener('input', () => this.#draw());
    this.#mark = mark;
    this.#draw();
  }

  #input(name: 'x' | 'y'): HTMLInputElement | null {
    return this.querySelector<HTMLInputElement>(`input[name="${name}"]`);
  }

  get #point(): { x: number; y: number } {
    const part = (name: 'x' | 'y'): number => {
      const value = this.#input(name)?.valueAsNumber ?? 50;
      return Number.isFinite(value) ? bound(value / 100) : 0.5;
    };
    return { x: part('x'), y: part('y') };
  }

  #set({ x, y }: { x: number; y: number }): void {
    for (const [name, part] of [
      ['x', x],
      ['y', y],
    ] as const) {
      const input = this.#input(name);
      if (input) input.value = String(Math.round(bound(part) * 1000) / 10);
    }
    this.#draw();
  }

  #followPointer(stage: HTMLElement, event: PointerEvent): void {
    const { left, top, width, height } = stage.getBoundingClientRect();
    this.#set({ x: (event.clientX - left) / width, y: (event.clientY - top) / height });
  }

  #followKey(event: KeyboardEvent): void {
    const far = event.shiftKey ? 0.1 : 0.01;
    const moves: Record<string, [number, number]> = {
      ArrowLeft: [-far, 0],
      ArrowRight: [far, 0],
      ArrowUp: [0, -far],
      ArrowDown: [0, far],
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    const { x, y } = this.#point;
    this.#set({ x: x + move[0], y: y + move[1] });
  }

  #draw(): void {
    const point = this.#point;
    this.#mark?.style.setProperty('left', `${point.x * 100}%`);
    this.#mark?.style.setProperty('top', `${point.y * 100}%`);
    const size = { width: Number(this.dataset['width']), height: Number(this.dataset['height']) };
    const pictures = this.querySelectorAll('.focal-cut svg');
    for (const [i, { left, top, width, height }] of cutsOf(point, size).entries())
      pictures[i]?.setAttribute('viewBox', `${left} ${top} ${width} ${height}`);
  }
}

customElements.define('focal-point', FocalPoint);
