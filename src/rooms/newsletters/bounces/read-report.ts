/** Reads what mail servers send back: delivery status notifications (RFC 3464) and complaints (RFC 5965). Hostile until parsed. */

export type Report = {
  kind: 'hard' | 'soft' | 'complaint' | 'delayed';
  /** Status code, such as 5.1.1. */
  words: string;
  /** Marks that may be ours: from the address it came back to, and from the returned mail's Message-ID. */
  tokens: string[];
};

/** No report is longer; of a longer one the beginning says it all. */
const longest = 512 * 1024;
const tokenPattern = /[a-z2-9]{8}-[a-z2-9]{12}-[0-9a-f]{12}/gi;

const field = (text: string, name: string): string =>
  new RegExp(`^${name}:[ \\t]*([^\\r\\n]*(?:\\r?\\n[ \\t][^\\r\\n]*)*)`, 'im').exec(text)?.[1]?.trim() ?? '';

const kindOf = (action: string, status: string): Report['kind'] | undefined => {
  if (action === 'delayed') return 'delayed';
  if (action !== 'failed') return undefined;
  // 5.2.2: full; 5.7.x: policy; 4.x.x: given up after trying for long. None of them says that the mailbox is gone.
  return /^5\.(?:1\.\d+|2\.1|0\.0)$|^5\.4\.4$/.test(status) ? 'hard' : 'soft';
};

/** Undefined: this is no report, but a holiday answer or a letter. */
export const readReport = (mail: string): Report | undefined => {
  const text = mail.slice(0, longest);
  const tokens = [...new Set((text.match(tokenPattern) ?? []).map((token) => token.toLowerCase()))].slice(0, 20);
  if (/^feedback-type:[ \t]*(?:abuse|fraud|other|opt-out)/im.test(text))
    return { kind: 'complaint', words: '', tokens };
  const action =
    field(text, 'action')
      .toLowerCase()
      .split(/[\s(;]/, 1)[0] ?? '';
  const status = /[245]\.\d{1,3}\.\d{1,3}/.exec(field(text, 'status'))?.[0] ?? '';
  const kind = kindOf(action, status);
  return kind && { kind, words: status, tokens };
};
