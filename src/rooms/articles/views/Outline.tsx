import type { JSX } from 'preact';
import { outlineOf } from '../body/walk-body.ts';
import type { Scene } from './scene.ts';

/** A story gets its contents listed when it is long and has several parts. */
const leastWords = 1100;
const leastParts = 4;

export const Outline = ({ scene: { view, words } }: { scene: Scene }): JSX.Element | null => {
  const { article } = view;
  const parts = article.wordCount < leastWords ? [] : outlineOf(article.body).filter(({ level }) => level === 2);
  if (parts.length < leastParts) return null;
  return (
    <nav class="outline no-print" aria-labelledby="outline-title">
      <details>
        <summary id="outline-title">{words.inThisStory}</summary>
        <ol class="outline-list">
          {parts.map(({ id, text }) => (
            <li>
              <a href={`#${id}`}>{text}</a>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  );
};
