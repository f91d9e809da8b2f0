/**
 * Browsers: name and pattern, from the list “browsers” of the project
 * opawg/user-agents-v2 (https://github.com/opawg/user-agents-v2), under its licence, which stands in LICENSE-opawg beside this file.
 */
export const browserPatterns: readonly (readonly [name: string, pattern: string, category?: 'bot'])[] = [
  ['Brave', '.+[Bb]rave'],
  ['Opera', 'Opera/|Macintosh.*OPR/|Windows.*OPR/|Mobile/.* OPT/'],
  [
    'Edge',
    '(Xbox.+Edg?/|Android.+EdgA/|iPhone.+EdgiOS/|Macintosh.+MacEdgeClient/|Windows Phone.+Edge?/|Windows.+Edge?/|X11.+Edge?/)',
  ],
  [
    'Chrome',
    '^.*Android.*Chrome/|CrOS.*Chrome/|Linux.*Chrome/|Mac OS X.*Chrome/|Windows.*Chrome/|iPad.*CriOS/|iPhone.*CriOS/|^Chrome/\\d.*CFNetwork|X11.*Chrome/',
  ],
  ['Firefox', 'Firefox/|(Android|iPhone|iPad).*Focus/| FxiOS/'],
  ['Internet Explorer', 'MSIE | Trident/'],
  ['NCSA Mosaic', '^NCSA Mosaic/'],
  ['DuckDuckGo', '^DuckDuckGo'],
  ['Safari', '(Macintosh|Windows|iPhone|iPad|X11|BB10|SMART-TV|Linux).*AppleWebKit.*Safari/|^MobileSafari/|^Safari/'],
  [
    'iOS WebView',
    'Mozilla/5\\.0 \\([A-Za-z ]+; CPU( iPhone)? OS [\\d_]+ like Mac OS X\\) AppleWebKit/[\\d.]+ \\(KHTML, like Gecko\\) Mobile/[0-9A-Z]{6,}',
  ],
  [
    'Generic WebKit',
    '^Mozilla/5.0 \\((Macintosh|iPhone|iPad|Windows|iPod).*\\) AppleWebKit/[\\d+\\.]+ \\(KHTML, like Gecko\\)$',
  ],
];
