/**
 * The headers every answer carries, whoever made it. An answer may override one by name (a sandboxed embed has a
 * content policy of its own, pictures may be shown elsewhere).
 */
const directives = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "media-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
];

const refused = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

/**
 * The policy every page has, with some directives as one page needs them: a page that starts a worker, that makes a script's address.
 */
export const contentPolicy = (publicUrl: string, own: Readonly<Record<string, string>> = {}): string => {
  const kept = directives.filter((directive) => own[directive.split(' ', 1)[0] ?? ''] === undefined);
  const added = Object.entries(own).map(([name, value]) => `${name} ${value}`);
  return [...kept, ...added, ...(publicUrl.startsWith('https:') ? ['upgrade-insecure-requests'] : [])].join('; ');
};

/** What pages may not use of the device; a page that needs one of these names it. */
export const permissionsPolicy = (allowed: readonly string[] = []): string =>
  refused.map((feature) => `${feature}=${allowed.includes(feature) ? '(self)' : '()'}`).join(', ');

/** Name and value after each other, as `response.writeHead` takes them. */
export const securityHeaders = (publicUrl: string): readonly string[] => {
  const overHttps = publicUrl.startsWith('https:');
  return [
    'Content-Security-Policy',
    contentPolicy(publicUrl),
    'X-Content-Type-Options',
    'nosniff',
    'Cross-Origin-Opener-Policy',
    'same-origin',
    'Cross-Origin-Resource-Policy',
    'same-origin',
    'Referrer-Policy',
    'strict-origin-when-cross-origin',
    'Permissions-Policy',
    permissionsPolicy(),
    ...(overHttps ? ['Strict-Transport-Security', 'max-age=63072000; includeSubDomains'] : []),
  ];
};
