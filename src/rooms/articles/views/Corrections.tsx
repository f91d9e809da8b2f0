import type { JSX } from 'preact';
import { Moment } from './Moment.tsx';
import type { Scene } from './scene.ts';

/** What was changed after publication, when and why: at the foot, linked from the head. */
export const Corrections = ({ scene }: { scene: Scene }): JSX.Element | null => {
  const { view, words, place } = scene;
  const { corrections } = view.article;
  if (corrections.length === 0) return null;
  return (
    <section class="corrections notice" id="corrections" aria-labelledby="corrections-title">
      <h2 class="notice-title" id="corrections-title">
        {words.correctionsHeading}
      </h2>
      <ul class="correction-list">
        {corrections.map(({ id, at, kind, text }) => (
          <li id={`correction-${id}`}>
            <strong>{words.correctionKinds[kind]}</strong>, <Moment at={at} place={place} />
            <p>{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
};
