/**
 * The headers every answer carries, whoever made it. An answer may override one by name (a sandboxed embed has a
 * content policy of its own, pictures may be shown elsewhere).
 */
const contentPolicy = [
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

/** Name and value after each other, as `response.writeHead` takes them. */
export const securityHeaders = (publicUrl: string): readonly string[] => {
  const overHttps = publicUrl.startsWith('https:');
  return [
    'Content-Security-Policy',
    [...contentPolicy, ...(overHttps ? ['upgrade-insecure-requests'] : [])].join('; '),
    'X-Content-Type-Options',
    'nosniff',
    'Cross-Origin-Opener-Policy',
    'same-origin',
    'Cross-Origin-Resource-Policy',
    'same-origin',
    'Referrer-Policy',
    'strict-origin-when-cross-origin',
    'Permissions-Policy',
    refused.map((feature) => `${feature}=()`).join(', '),
    ...(overHttps ? ['Strict-Transport-Security', 'max-age=63072000; includeSubDomains'] : []),
  ];
};
