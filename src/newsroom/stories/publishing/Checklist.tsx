import type { JSX } from 'preact';
import type { CheckItem } from '../../../common/check-item.ts';

const levels = [
  ['blocks', 'Blocks', 'It does not go out before this is put right.'],
  ['advice', 'Advice', 'It can go out as it is.'],
] as const;

/** Fields of the editor have their own name as anchor. */
const placeOf = (base: string, { where }: CheckItem): string | undefined =>
  // An episode’s sound, art and chapters are put right on pages of their own.
  where?.startsWith('/')
    ? where
    : where === undefined || where === 'schedule' || where === 'embargo'
      ? undefined
      : `${base}#${where.replace(':', '-')}`;

const Item = ({ item, base }: { item: CheckItem; base: string }): JSX.Element => {
  const href = placeOf(base, item);
  return (
    <li>
      <bdi>{item.words}</bdi>{' '}
      {href ? (
        <a href={href}>
          Put it right<span class="unseen">: {item.words}</span>
        </a>
      ) : null}
    </li>
  );
};

const Group = (props: { items: readonly CheckItem[]; base: string; name: string; hint: string }): JSX.Element | null =>
  props.items.length === 0 ? null : (
    <div class="check-group">
      <h3>
        {props.name} ({props.items.length})
      </h3>
      <p class="meta">{props.hint}</p>
      <ul>
        {props.items.map((item) => (
          <Item key={item.words} item={item} base={props.base} />
        ))}
      </ul>
    </div>
  );

/** What was looked at: what blocks, what is advised, and what is fine. */
export const Checklist = ({ items, base }: { items: readonly CheckItem[]; base: string }): JSX.Element => {
  const fine = items.filter(({ level }) => level === 'ok');
  const open = items.length - fine.length;
  return (
    <section aria-labelledby="checklist-title" class="checklist">
      <h2 id="checklist-title">Checklist</h2>
      {open === 0 ? <p class="check-fine">Everything is fine.</p> : null}
      {levels.map(([level, name, hint]) => (
        <Group key={level} items={items.filter((item) => item.level === level)} base={base} name={name} hint={hint} />
      ))}
      {fine.length > 0 ? (
        <details>
          <summary>Fine ({fine.length})</summary>
          <ul>
            {fine.map(({ words }) => (
              <li key={words}>
                <bdi>{words}</bdi>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
};
