import { childrenOf, within, type FeedNode, type Report, type Rule } from './feed-document.ts';

/** What is rarely seen in feeds today: addresses of people, sizes of pictures, hours of rest. */
const contacts = new Set(['author', 'managingEditor', 'webMaster']);
const address = /^[^\s@()<>,;:]+@[^\s@()<>,;:]+$/;

const lintContact: Rule = (node, report) => {
  if (!node.isCore || !contacts.has(node.name)) return;
  const value = decoded(node.text.trim().replace(/^mailto:([^?]*).*$/s, '$1'));
  const email = /[^\s@()<>,;:]+@[^\s@()<>,;:]+/.exec(value)?.[0];
  if (email === undefined || (!value.startsWith(email) && /\(.*@.*\)/.test(value))) report('InvalidContact', node);
  else if (address.test(value)) report('MissingRealName', node);
  else if (!/^\S+@\S+\s+(?:\(.+\)|<.+>)$/s.test(value) && !/^[^<]+<\S+@\S+>$/.test(value)) report('EmailFormat', node);
  else if (!/^\S+@\S+\s+\(.+\)$/s.test(value)) report('EmailFormat', node);
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const sizes: Record<string, { event: string; most: number }> = {
  width: { event: 'InvalidWidth', most: 144 },
  height: { event: 'InvalidHeight', most: 400 },
};

const lintImage: Rule = (node, report) => {
  if (!node.isCore || node.parent?.name !== 'image') return;
  const size = sizes[node.name];
  const value = node.text.trim();
  if (size && !(/^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= size.most)) report(size.event, node);
  if (node.name === 'url' && !/\.(?:jpe?g|png|gif)(?:[?#]|$)/i.test(value)) report('ImageUrlFormat', node);
  const { parent } = node.parent;
  const same = (name: string): string | undefined => parent && childrenOf(parent, name)[0]?.text.trim();
  if (node.name === 'link' && same('link') !== undefined && value !== same('link'))
    report('ImageLinkDoesntMatch', node);
  if (node.name === 'title' && same('title') !== undefined && value !== same('title'))
    report('ImageTitleDoesntMatch', node);
};

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const lintRest: Rule = (node, report) => {
  if (node.name === 'day' && node.parent?.name === 'skipDays' && !days.includes(node.text.trim()))
    report('InvalidDay', node);
  if (node.name === 'hour' && node.parent?.name === 'skipHours') {
    if (node.text.trim() === '24') report('UseZeroForMidnight', node);
    else if (!/^(?:1?\d|2[0-3])$/.test(node.text.trim())) report('InvalidHour', node);
  }
  if (node.name !== 'skipDays' && node.name !== 'skipHours') return;
  const most = node.name === 'skipDays' ? 7 : 24;
  if (node.children.length > most) report(most === 7 ? 'EightDaysAWeek' : 'NotEnoughHoursInTheDay', node);
  const seen = new Set<string>();
  for (const child of node.children) {
    const value = child.text.trim().replace(/^24$/, '0');
    if (seen.has(value)) report('DuplicateValue', child, { value: child.text.trim() });
    seen.add(value);
  }
};

const lintTextInput: Rule = (node, report) => {
  if (node.isCore && node.name === 'textInput') report('AvoidTextInput', node);
  if (node.name === 'name' && node.parent?.name === 'textInput' && !/^[a-z][\w.-]*$/i.test(node.text.trim()))
    report('InvalidFormComponentName', node);
};

/** The schemes feeds use, of those that are registered. */
const schemes =
  /^(?:https?|ftp|mailto|urn|tag|news|nntp|gopher|data|magnet|ipfs|acct|cid|mid|geo|tel|sms|xmpp|sip|ldap|imap|file|view-source):/i;

const schemeOf = (text: string): string | undefined => /^[a-z][a-z0-9+.-]*:/i.exec(text.trim())?.[0];

const lintSchemes: Rule = (node, report) => {
  if (!node.isCore) return;
  const judge = (value: string | undefined, at: FeedNode): void => {
    if (value !== undefined && schemeOf(value) !== undefined && !schemes.test(value.trim()))
      report('SchemeNotIANARegistered', at);
  };
  if (node.name === 'link' || node.name === 'comments') judge(node.text, node);
  if (node.name === 'source') judge(node.attributes['url'], within(node, 'url'));
};

const docsOf = (node: FeedNode): string => {
  const rss = node.name === 'rss' ? node : ((node.parent && docsHolder(node.parent)) ?? node);
  const channel = childrenOf(rss, 'channel')[0];
  return channel ? (childrenOf(channel, 'docs')[0]?.text ?? '') : '';
};
const docsHolder = (node: FeedNode): FeedNode => (node.name === 'rss' || !node.parent ? node : docsHolder(node.parent));

/** The first edition of RSS 2.0 knows of elements of others, not of attributes. */
const lintExtensionAttributes = (node: FeedNode, report: Report): void => {
  if (!node.isCore) return;
  const strange = Object.keys(node.attributes).find((name) => /^(?!xml(?:ns)?:)[\w.-]+:/.test(name));
  if (strange !== undefined && !docsOf(node).includes('rssboard.org'))
    report('UseOfExtensionAttr', node, { attr: strange });
};

const lintSlash: Rule = (node, report) => {
  if (node.name !== 'channel' || !node.isCore) return;
  const counts = childrenOf(node, 'item').some((item) => childrenOf(item, 'slash:comments').length > 0);
  if (counts && childrenOf(node, 'lastBuildDate').length === 0) report('SlashDate', node);
};

/** Two full texts, of which programs take whichever they like; one beside a summary is what is meant. */
const lintSemantics: Rule = (node, report) => {
  if (node.name === 'item' && childrenOf(node, 'content:encoded').length > 1)
    report('DuplicateDescriptionSemantics', within(node, 'content:encoded'));
};

const cloudFields = ['domain', 'port', 'path', 'registerProcedure', 'protocol'];
const lintCloud: Rule = (node, report) => {
  if (!node.isCore || node.name !== 'cloud') return;
  for (const attr of cloudFields) if (node.attributes[attr]?.trim() === '') report('InvalidCloud', node, { attr });
};

export const rssDetailRules: readonly Rule[] = [
  lintContact,
  lintImage,
  lintRest,
  lintTextInput,
  lintSchemes,
  lintExtensionAttributes,
  lintSlash,
  lintSemantics,
  lintCloud,
];
