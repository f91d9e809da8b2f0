/** Hosts that only pass readers on, and the parameter that says where to. */
const wrappers: Readonly<Record<string, readonly string[]>> = {
  'disq.us': ['url'],
  'c.disquscdn.com': ['url'],
  'out.disqus.com': ['url'],
  'www.google.com': ['q', 'url'],
  'l.facebook.com': ['u'],
  'lm.facebook.com': ['u'],
  'redirect.viglink.com': ['u'],
  'go.redirectingat.com': ['url'],
  'exit.sc': ['url'],
};

/** Disqus appends a mark of its own to what it wraps: `…page:AbCdEf12`. */
const disqusMark = /:[\w-]{20,40}$|:[a-z\d]{3}$/i;

/** Where a link leads that an old system sent through a counting redirect; other links as they are. */
export const unwrapLink = (address: string): string => {
  let current = address.trim();
  for (let hop = 0; hop < 3; hop += 1) {
    const url = URL.canParse(current) ? new URL(current) : undefined;
    const names = url && Object.hasOwn(wrappers, url.hostname) ? wrappers[url.hostname] : undefined;
    if (!url || !names || (url.hostname === 'www.google.com' && url.pathname !== '/url')) return current;
    const target = names.map((name) => url.searchParams.get(name)).find((value) => value !== null);
    if (target === undefined || target === null || !/^https?:\/\//i.test(target)) return current;
    const isDisqus = /disq/.test(url.hostname);
    current = isDisqus ? target.replace(disqusMark, '') : target;
  }
  return current;
};
