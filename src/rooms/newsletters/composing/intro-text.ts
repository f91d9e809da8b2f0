import { bodyToText, nodesOf, type Body } from '../../articles/articles.ts';

/** Words at the top of a letter for those who read mail as text: without marks, where its links lead below. */
export const introText = (body: Body, origin: string): string => {
  const links: string[] = [];
  for (const node of nodesOf(body)) {
    if (node.type !== 'text') continue;
    for (const mark of node.marks ?? [])
      if (mark.type === 'link') links.push(`${node.text}:\n${new URL(mark.attrs.href, origin).href}`);
  }
  return [bodyToText(body), ...links].filter(Boolean).join('\n\n');
};
