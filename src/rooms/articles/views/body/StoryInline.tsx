import type { ComponentChildren, JSX } from 'preact';
import { safeHref } from '../../../../common/addresses.ts';
import { directionOf } from '../../../../common/words.ts';
import type { Inline, Mark } from '../../body/body.ts';
import { linkedRuns, type Link } from '../../body/walk-body.ts';
import type { StoryContext } from './story-context.ts';

const plainMarks = {
  strong: 'strong',
  em: 'em',
  code: 'code',
  strike: 's',
  subscript: 'sub',
  superscript: 'sup',
} as const;

const markedRun = (inner: ComponentChildren, mark: Mark): ComponentChildren => {
  if (mark.type === 'link') return inner;
  if (mark.type === 'foreign') {
    const { lang } = mark.attrs;
    return (
      <bdi lang={lang} dir={directionOf(lang)}>
        {inner}
      </bdi>
    );
  }
  const Tag = plainMarks[mark.type];
  return <Tag>{inner}</Tag>;
};

const drawRun = (run: Inline): ComponentChildren =>
  run.type === 'hardBreak' ? (
    <br />
  ) : run.marks ? (
    run.marks.reduceRight<ComponentChildren>(markedRun, run.text)
  ) : (
    run.text
  );

/** Kept bodies were judged when they came in; an address is judged again where it is drawn. */
const Anchor = ({
  link,
  context,
  children,
}: {
  link: Link;
  context: StoryContext;
  children: ComponentChildren;
}): JSX.Element => {
  const href = safeHref(link.attrs.href);
  if (href === undefined) return <>{children}</>;
  const isOurs = href.startsWith('/');
  return (
    <a
      href={isOurs ? context.stay(href) : href}
      title={link.attrs.title}
      rel={isOurs || href.startsWith('#') ? undefined : 'noopener'}
    >
      {children}
    </a>
  );
};

/** A paragraph's runs. */
export const drawInline = (content: readonly Inline[], context: StoryContext): ComponentChildren => {
  if (content.length === 1 && content[0]?.type === 'text' && !content[0].marks) return content[0].text;
  return linkedRuns(content).map(({ link, runs }) => {
    const inner = runs.map(drawRun);
    return link ? (
      <Anchor link={link} context={context}>
        {inner}
      </Anchor>
    ) : (
      inner
    );
  });
};
